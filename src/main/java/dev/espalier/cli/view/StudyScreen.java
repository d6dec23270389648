package dev.espalier.cli.view;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.client.StudySnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A study as lines of a terminal: its name and state, a bar, its best value, and a table of trials. */
final class StudyScreen {
    private static final int BAR = 30;

    private final Terminal terminal;

    StudyScreen(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param elapsed how long the study has run by now */
    List<String> lines(StudySnapshot snapshot, Duration elapsed) {
        StudyAnswer study = snapshot.study();
        StudyProgress progress = StudyProgress.of(study, elapsed);
        List<String> lines = new ArrayList<>();
        lines.add(terminal.bold(terminal.fit(title(study))));
        lines.add(terminal.green(progress.bar(BAR)) + " " + counts(study));
        lines.add(terminal.fit(best(study)));
        lines.add(terminal.fit(time(progress, elapsed)));
        lines.add("");
        TrialLines.table(study.metric(), snapshot.rows()).forEach(line -> lines.add(terminal.fit(line)));
        return lines;
    }

    private static String title(StudyAnswer study) {
        String reason = study.reason().isEmpty() ? "" : ": " + study.reason();
        return study.name() + " [" + study.standing() + reason + "]";
    }

    private static String counts(StudyAnswer study) {
        String limit = study.maxTrials() == 0 ? "" : "/" + study.maxTrials();
        return study.finished() + limit + " trials, " + study.count("running") + " running, " + study.count("pruned")
                + " pruned, " + study.count("failed") + " failed";
    }

    /** The best value so far, with what the winner scored on held-out data once that is known. */
    static String best(StudyAnswer study) {
        Answer best = study.best();
        if (best.isEmpty()) {
            return "no trial to keep yet";
        }
        StringBuilder text = new StringBuilder("best " + study.metric() + " " + Figures.value(best.number("value"))
                + " by trial " + best.text("number")
                + (best.text("state").equals("pruned") ? ", stopped early" : ""));
        best.object("metrics").json().members().keySet().stream()
                .filter(metric -> metric.startsWith("test_"))
                .forEach(metric -> text.append(", ")
                        .append(metric)
                        .append(' ')
                        .append(Figures.value(best.object("metrics").number(metric))));
        return text.toString();
    }

    private static String time(StudyProgress progress, Duration elapsed) {
        return Figures.duration(elapsed) + " so far"
                + progress.left()
                        .map(left -> ", about " + Figures.duration(left) + " left")
                        .orElse("");
    }
}
