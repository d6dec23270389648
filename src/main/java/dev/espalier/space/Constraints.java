package dev.espalier.space;

import dev.espalier.study.InputLimits;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the list of constraints. */
final class Constraints {
    private Constraints() {}

    static List<Constraint> parse(List<String> texts, Map<String, Parameter> byPath, Problems problems) {
        if (texts.size() > InputLimits.CONSTRAINTS) {
            problems.add("constraints", "are " + texts.size() + "; at most " + InputLimits.CONSTRAINTS + " are taken.");
            return List.of();
        }
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String path = "constraints." + i;
            String text = texts.get(i);
            if (text.length() > InputLimits.CONSTRAINT_LENGTH) {
                problems.add(
                        path,
                        "is " + text.length() + " characters long; at most " + InputLimits.CONSTRAINT_LENGTH
                                + " are taken.");
            } else {
                new ConstraintParser(text, byPath, path, problems).parse().ifPresent(constraints::add);
            }
        }
        return List.copyOf(constraints);
    }
}
