package dev.espalier.cli.view;

import dev.espalier.cli.client.Answer;
import java.util.ArrayList;
import java.util.List;

/** What a study would be, from a dry run's answer, as lines of text. */
public final class PlanLines {
    private PlanLines() {}

    public static List<String> of(Answer plan) {
        List<Answer> parameters = plan.list("parameters");
        String unit = plan.text("resource").isEmpty() ? "step" : plan.text("resource");
        List<String> lines = new ArrayList<>();
        lines.add("valid: " + parameters.size() + " parameters, " + size(plan) + "; " + cost(plan, unit));
        List<String> rungs = plan.texts("rungs");
        if (!rungs.isEmpty()) {
            lines.add("weak trials may stop after " + unit + " " + String.join(", ", rungs));
        }
        lines.add("");
        lines.addAll(parameters(parameters));
        lines.add("");
        lines.add("for example:");
        plan.list("samples").forEach(sample -> lines.add("  " + TrialLines.configuration(sample)));
        return lines;
    }

    private static String size(Answer plan) {
        return plan.text("size").isEmpty() ? "infinitely many configurations" : plan.text("size") + " configurations";
    }

    private static String cost(Answer plan, String unit) {
        return plan.text("max_steps").isEmpty()
                ? "no limit to the " + unit + "s it can cost"
                : "at most " + plan.text("max_steps") + " " + unit + "s";
    }

    private static List<String> parameters(List<Answer> parameters) {
        TextTable table =
                new TextTable().words("parameter").words("kind").words("values").words("only when");
        for (Answer parameter : parameters) {
            Answer when = parameter.object("when");
            table.row(
                    parameter.text("path"),
                    parameter.text("kind"),
                    values(parameter),
                    when.isEmpty() ? "" : when.text("parameter") + " is " + when.text("is"));
        }
        return table.lines();
    }

    private static String values(Answer parameter) {
        if (parameter.number("low").isEmpty()) {
            List<String> labels = parameter.texts("labels");
            return String.join(", ", labels.isEmpty() ? parameter.texts("values") : labels);
        }
        String scale = parameter.text("log").equals("true") ? ", log" : "";
        return Figures.value(parameter.number("low")) + " to " + Figures.value(parameter.number("high")) + scale;
    }
}
