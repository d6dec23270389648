package dev.espalier.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.client.StudySnapshot;
import dev.espalier.cli.view.Terminal.Colours;
import dev.espalier.json.JsonText;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyScreenTest {
    private static final String STUDY = """
            {"id": "a1", "name": "digits", "state": "running", "reason": "",
             "spec": {"objectives": [{"metric": "val_accuracy", "goal": "maximize"}],
                      "budget": {"max_trials": 20, "max_time": "PT10M"}},
             "counts": {"waiting": 0, "running": 1, "paused": 0, "complete": 3, "pruned": 2, "failed": 0, "cancelled": 0},
             "best": {"number": 4, "value": 0.98321, "metrics": {"val_accuracy": 0.98321, "test_accuracy": 0.97}}}""";
    private static final String LEADER = """
            {"rank": 1, "number": 4, "state": "complete", "value": 0.98321, "step": 27, "duration_s": 41.2,
             "configuration": {"model": "residual", "learning_rate": 0.00312345}}""";
    private static final String RUNNING = """
            {"number": 6, "state": "running", "value": null, "metrics": {"val_accuracy": 0.5}, "step": 3,
             "duration_s": null, "configuration": {"model": "plain"}}""";

    @Test
    void aRunningStudyShowsBarBestTimeAndRows() {
        assertThat(lines(100, Duration.ofSeconds(150)))
                .containsExactly("""
                digits [running]
                ████████░░░░░░░░░░░░░░░░░░░░░░ 5/20 trials, 1 running, 2 pruned, 0 failed
                best val_accuracy 0.9832 by trial 4, test_accuracy 0.97
                2 min 30 s so far, about 7 min 30 s left

                rank  trial  state     val_accuracy  step  time  configuration
                   1      4  complete        0.9832    27  41 s  model=residual learning_rate=0.003123
                   -      6  running            0.5     3     -  model=plain""".lines().toArray(String[]::new));
    }

    @Test
    void theNearestLimitMovesTheBar() {
        assertThat(lines(100, Duration.ofMinutes(9))).anyMatch(line -> line.endsWith("about 1 min 0 s left"));
    }

    @Test
    void noLineIsWiderThanTheScreen() {
        assertThat(lines(76, Duration.ofSeconds(150)))
                .allMatch(line -> line.length() <= 76)
                .anyMatch(line -> line.endsWith("…"));
    }

    private static List<String> lines(int columns, Duration elapsed) {
        Terminal terminal = new Terminal(new PrintWriter(Writer.nullWriter()), Optional.of(columns), Colours.PLAIN);
        StudySnapshot snapshot =
                new StudySnapshot(new StudyAnswer(answer(STUDY)), List.of(answer(LEADER)), List.of(answer(RUNNING)), 0);
        return new StudyScreen(terminal).lines(snapshot, elapsed);
    }

    private static Answer answer(String json) {
        return Answer.of(JsonText.parse(json));
    }
}
