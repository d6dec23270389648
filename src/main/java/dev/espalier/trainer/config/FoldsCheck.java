package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;

/** Whether a number of folds that is left open can be 1, between none and two. */
final class FoldsCheck {
    private FoldsCheck() {}

    static void check(SearchValue trial, Problems problems) {
        for (SearchValue folds : trial.member("folds")) {
            if (folds.value() instanceof Json.Object form
                    && form.get("$int").orElse(Json.EMPTY) instanceof Json.Object range
                    && number(range, "low", 0) <= 1
                    && number(range, "high", 0) >= 1) {
                problems.add(
                        folds.path(),
                        "can be 1, but one fold leaves nothing to train on; begin at 2, or take {\"$choice\": [0, 5]}.");
            }
        }
    }

    private static double number(Json.Object range, String name, double fallback) {
        return range.get(name).orElse(Json.number(fallback)) instanceof Json.Number number
                ? number.doubleValue()
                : fallback;
    }
}
