package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;

/** Whether every loss that a configuration leaves open fits what the data set is for. */
final class LossCheck {
    private LossCheck() {}

    static void check(SearchValue trial, Task task, CombinationCheck combinations, Problems problems) {
        List<String> fitting = task.isRegression() ? LossVocabulary.OF_NUMBERS : LossVocabulary.OF_CLASSES;
        for (SearchValue loss : trial.member("loss")) {
            for (SearchValue type : loss.types()) {
                if (type.value() instanceof Json.Text(String word) && !word.equals("auto") && !fitting.contains(word)) {
                    problems.add(
                            type.path(),
                            "is \"%s\", which does not fit %s; take auto, %s."
                                    .formatted(word, task.word(), String.join(" or ", fitting)));
                }
            }
        }
        checkClasses(trial, "class_weights", "none", task, problems);
        checkClasses(trial, "sampling", "shuffle", task, problems);
        if (!task.isRegression()) {
            checkBoth(trial, combinations, problems);
        }
    }

    private static void checkBoth(SearchValue trial, CombinationCheck combinations, Problems problems) {
        List<SearchValue> weights = trial.member("class_weights").stream()
                .filter(LossCheck::isBalanced)
                .toList();
        trial.member("sampling").stream()
                .filter(LossCheck::isBalanced)
                .filter(found -> weights.stream()
                        .anyMatch(weight -> combinations.canBe(weight.choices().and(found.choices()))))
                .forEach(
                        found -> problems.add(
                                found.path(),
                                "can be \"balanced\" together with class_weights: either makes rare classes count as much as others, both make them count more; balance one of them."));
    }

    private static boolean isBalanced(SearchValue value) {
        return value.value().equals(Json.text("balanced"));
    }

    private static void checkClasses(SearchValue trial, String member, String without, Task task, Problems problems) {
        for (SearchValue found : trial.member(member)) {
            if (task.isRegression() && isBalanced(found)) {
                problems.add(
                        found.path(),
                        "is \"balanced\", but %s has no classes; take %s.".formatted(task.word(), without));
            }
        }
    }
}
