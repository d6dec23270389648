package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonMapping;
import dev.espalier.json.JsonText;
import dev.espalier.scheduler.StopRules;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.study.StudyEvent.TimeExpired;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.TrialState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StopWhenTest {

    private static void finish(Play play, double loss) {
        play.tell(play.take().orElseThrow(), loss);
    }

    @Test
    void aPlateauEndsTheStudyWithItsNumbers() {
        Play play = Play.of("\"stop_when\": [{\"type\": \"plateau\", \"trials\": 3, \"min_delta\": 0.01}]");
        for (double loss : new double[] {0.9, 0.5, 0.8, 0.495, 0.7}) {
            assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
            finish(play, loss);
        }
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason())
                .isEqualTo(
                        "plateau: the last 3 trials improved loss by no more than 0.01: best 0.5 before, 0.495 since");
    }

    @Test
    void anImprovementKeepsTheStudyGoing() {
        Play play = Play.of("\"stop_when\": [{\"type\": \"plateau\", \"trials\": 2}]");
        for (double loss : new double[] {0.9, 0.8, 0.7, 0.6, 0.5, 0.55}) {
            finish(play, loss);
        }
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
    }

    @Test
    void aTargetEndsTheStudyAsSoonAsItIsMeasured() {
        Play play = Play.of("\"resource\": {\"max\": 9}, \"stop_when\": [{\"type\": \"target\", \"value\": 0.25}]");
        int number = play.take().orElseThrow();
        play.report(number, 1, 0.3);
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
        assertThat(play.report(number, 2, 0.2).decision()).isEqualTo("stop");
        assertThat(play.state().reason()).isEqualTo("target: trial 0 reached 0.2, target 0.25");
        assertThat(play.trial(number).state()).isEqualTo(TrialState.PRUNED);
    }

    @Test
    void timeEndsTheStudyThoughNothingHappens() {
        Play play = Play.of("\"stop_when\": [{\"type\": \"time\", \"duration\": \"PT10M\"}]");
        play.take();
        assertThat(play.machine().isTimeUp(play.state(), play.now())).isFalse();
        play.wait(Duration.ofMinutes(10));
        assertThat(play.machine().isTimeUp(play.state(), play.now())).isTrue();
        play.apply(new TimeExpired(play.now()));
        play.lose(0);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason()).startsWith("time: PT10M").endsWith("of PT10M are spent");
    }

    @Test
    void everyWrongRuleIsNamedAtOnceWithItsPath() {
        Problems problems = new Problems();
        StudySpec spec = new SpecReader(problems).read((Json.Object) JsonText.parse("""
                {"name": "a", "objectives": [{"metric": "loss", "goal": "minimize"}, {"metric": "size", "goal": "minimize"}],
                 "trial": {}, "stop_when": [{"type": "plateau", "trials": 0}, {"type": "target"}, {"type": "target", "value": 1},
                   {"type": "time", "duration": "ten minutes"}, {"type": "weather"}]}"""));
        StopRules.create(
                spec.stopWhen(),
                SearchSpace.parse(spec.trial(), spec.constraints(), new Problems()),
                spec.objectives(),
                problems);
        assertThat(problems.list())
                .extracting(Problem::path)
                .containsExactly(
                        "stop_when.0.trials",
                        "stop_when.1.value",
                        "stop_when.2.type",
                        "stop_when.3.duration",
                        "stop_when.4.type");
    }

    @Test
    void rulesSurviveBeingStoredAndASpecificationFromBeforeThemReadsBack() {
        Play play = Play.of("\"stop_when\": [{\"type\": \"time\", \"duration\": \"PT10M\"}]");
        StudySpec spec = play.state().spec();
        assertThat(spec.stopWhen()).hasSize(1);
        assertThat(JsonMapping.read(JsonMapping.write(spec), StudySpec.class)).isEqualTo(spec);
        Json.Object stored = (Json.Object) JsonMapping.toJson(spec);
        var members = new java.util.LinkedHashMap<>(stored.members());
        members.remove("stop_when");
        StudySpec old = JsonMapping.read(new Json.Object(members), StudySpec.class);
        assertThat(old.stopWhen()).isEqualTo(List.of());
    }
}
