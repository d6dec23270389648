package dev.espalier.cli.view;

import dev.espalier.cli.client.Answer;
import dev.espalier.study.Json;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Trials of an answer as lines of text. */
public final class TrialLines {
    private TrialLines() {}

    /**
     * A ranking as a table.
     *
     * @param metric the study's first objective, which heads the column of values
     * @param rows trials, those without a {@code rank} included
     */
    public static List<String> table(String metric, List<Answer> rows) {
        TextTable table = new TextTable()
                .figures("rank")
                .figures("trial")
                .words("state")
                .figures(metric)
                .figures("step")
                .figures("time")
                .words("configuration");
        for (Answer trial : rows) {
            table.row(
                    trial.text("rank").isEmpty() ? "-" : trial.text("rank"),
                    trial.text("number"),
                    trial.text("state"),
                    Figures.value(value(metric, trial)),
                    trial.text("step"),
                    Figures.seconds(trial.number("duration_s")),
                    configuration(trial));
        }
        return table.lines();
    }

    /** What became of a trial, in one line. */
    static String sentence(String metric, Answer trial) {
        String reason = trial.text("reason").isEmpty() ? "" : " (" + trial.text("reason") + ")";
        return "trial " + trial.text("number") + " " + trial.text("state") + ": " + metric + " "
                + Figures.value(value(metric, trial)) + " after " + Figures.seconds(trial.number("duration_s"))
                + reason;
    }

    /** The parameters of a trial, {@code path=value}. */
    static String configuration(Answer trial) {
        return trial.object("configuration").json().members().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + readable(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** The trial's value, or while it has none its newest measurement of the metric. */
    private static OptionalDouble value(String metric, Answer trial) {
        OptionalDouble value = trial.number("value");
        return value.isPresent() ? value : trial.object("metrics").number(metric);
    }

    private static String readable(Json value) {
        return value instanceof Json.Number number && !number.isWhole()
                ? Figures.value(number.doubleValue())
                : Answer.plain(value);
    }
}
