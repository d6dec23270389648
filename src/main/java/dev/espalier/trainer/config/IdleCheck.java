package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** Whether every member of a model, an optimizer and a schedule has an effect, whatever is chosen for the others. */
final class IdleCheck {
    private IdleCheck() {}

    static void check(OpenValue trial, CombinationCheck combinations, Problems problems) {
        check(trial, "model", ModelVocabulary.types(), ModelVocabulary::noteIdle, combinations);
        check(trial, "optimizer", OptimizerVocabulary.types(), OptimizerVocabulary::noteIdle, combinations);
        check(trial, "schedule", ScheduleVocabulary.types(), ScheduleVocabulary::noteIdle, combinations);
        checkDecay(trial, problems);
    }

    private static void check(
            OpenValue trial,
            String name,
            SequencedMap<String, Shape.Fields> types,
            Consumer<IdleMembers> rules,
            CombinationCheck combinations) {
        for (OpenValue object : trial.member(name)) {
            combinations.check(object, name, types, sample -> idle(sample, types, rules));
        }
    }

    private static List<Problem> idle(
            Json.Object sample, SequencedMap<String, Shape.Fields> types, Consumer<IdleMembers> rules) {
        IdleMembers members = new IdleMembers(Filled.ofType(types, sample));
        rules.accept(members);
        return members.found();
    }

    /** The form of a weight decay is a matter of the optimizer, which has none of its own. */
    private static void checkDecay(OpenValue trial, Problems problems) {
        boolean decays = trial.member("weight_decay").stream()
                .anyMatch(decay -> decay.greatest().orElse(1) > 0);
        if (!decays) {
            trial.member("optimizer").stream()
                    .flatMap(optimizer -> optimizer.member("decoupled_weight_decay").stream())
                    .filter(form -> form.value().equals(new Json.Bool(true)))
                    .forEach(form -> problems.add(
                            form.path(),
                            "has no effect, as there is no weight decay; give \"weight_decay\" too, or leave it out."));
        }
    }
}
