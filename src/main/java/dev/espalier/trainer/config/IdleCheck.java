package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Cancellation;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * Whether every member of a model, an optimizer and a schedule can have an effect. One that has it only beside some choices for
 * the others is an ordinary part of a search space; one that never has is a mistake.
 */
final class IdleCheck {
    private final CombinationCheck combinations;
    private final Problems problems;

    private IdleCheck(CombinationCheck combinations, Problems problems) {
        this.combinations = combinations;
        this.problems = problems;
    }

    static void check(SearchValue trial, CombinationCheck combinations, Problems problems) {
        IdleCheck check = new IdleCheck(combinations, problems);
        check.check(trial.member("model"), ModelVocabulary.types(), ModelVocabulary::noteIdle);
        check.check(trial.member("optimizer"), OptimizerVocabulary.types(), OptimizerVocabulary::noteIdle);
        check.check(trial.member("schedule"), ScheduleVocabulary.types(), ScheduleVocabulary::noteIdle);
        checkDecay(trial, problems);
    }

    private void check(
            List<SearchValue> objects, SequencedMap<String, Shape.Fields> types, Consumer<IdleMembers> rules) {
        for (SearchValue object : objects) {
            if (CombinationCheck.fits(object.value(), types)) {
                check(object, types, rules);
            }
        }
    }

    private void check(SearchValue object, SequencedMap<String, Shape.Fields> types, Consumer<IdleMembers> rules) {
        SequencedMap<String, Problem> idle = new LinkedHashMap<>();
        Map<String, List<Sample>> effective = new HashMap<>();
        for (Sample sample : Sample.all(object)) {
            Cancellation.check();
            IdleMembers members = new IdleMembers(ConfigReader.ofType(types, sample.json()));
            rules.accept(members);
            members.found()
                    .forEach(problem -> idle.putIfAbsent(
                            problem.path(), new Problem(sample.written(problem.path()), problem.message())));
            members.effective()
                    .forEach(member -> effective
                            .computeIfAbsent(member, fresh -> new ArrayList<>())
                            .add(sample));
        }
        idle.forEach((member, problem) -> {
            if (effective.getOrDefault(member, List.of()).stream()
                    .noneMatch(sample -> combinations.canBe(sample.choices()))) {
                problems.add(problem.path(), problem.message() + ".");
            }
        });
    }

    /** The form of a weight decay is a matter of the optimizer, which has none of its own. */
    private static void checkDecay(SearchValue trial, Problems problems) {
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
