package dev.espalier.space;

import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the list of constraints. */
final class Constraints {
    private static final int LONGEST = 1000;
    private static final int MOST = 100;

    private Constraints() {}

    static List<Constraint> parse(List<String> texts, Map<String, Parameter> byPath, Problems problems) {
        if (texts.size() > MOST) {
            problems.add("constraints", "are " + texts.size() + "; at most " + MOST + " are taken.");
            return List.of();
        }
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String path = "constraints." + i;
            String text = texts.get(i);
            if (text.length() > LONGEST) {
                problems.add(path, "is " + text.length() + " characters long; at most " + LONGEST + " are taken.");
            } else {
                new ConstraintParser(text, byPath, path, problems).parse().ifPresent(constraints::add);
            }
        }
        return List.copyOf(constraints);
    }
}
