package dev.espalier.trainer.config;

import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.space.Shapes;
import dev.espalier.study.Cancellation;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/** Whether an object told apart by its type is right whatever is chosen: the combinations that constraints leave are tried. */
final class CombinationCheck {
    private final Allowed allowed;
    private final Problems problems;

    CombinationCheck(Allowed allowed, Problems problems) {
        this.allowed = allowed;
        this.problems = problems;
    }

    /** Whether the constraints leave these choices together. */
    boolean canBe(Choices choices) {
        return allowed.together(choices);
    }

    /**
     * Adds what is wrong with some combination. Objects that do not fit their shape are passed over, as they are reported by who
     * checks that.
     *
     * @param object which may have choices left open, its own excepted
     * @param name of the member that it is
     * @param types what it may be
     * @param wrong what is wrong with a concrete one, without a full stop; paths begin at its members
     */
    void check(
            SearchValue object,
            String name,
            SequencedMap<String, Shape.Fields> types,
            Function<Json.Object, List<Problem>> wrong) {
        if (!fits(object.value(), types)) {
            return;
        }
        List<Sample> samples = Sample.all(object);
        SequencedMap<String, Problem> found = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Sample sample : samples) {
            Cancellation.check();
            for (Problem problem : wrong.apply(sample.json())) {
                counts.merge(problem.path(), 1, Integer::sum);
                if (!found.containsKey(problem.path()) && canBe(sample.choices())) {
                    found.put(problem.path(), new Problem(sample.written(problem.path()), problem.message()));
                }
            }
        }
        found.forEach((path, problem) -> problems.add(
                problem.path(), problem.message() + (counts.get(path) < samples.size() ? others(name) : ".")));
    }

    /** What helps where only some combinations are wrong. */
    private static String others(String name) {
        return ", or exclude such combinations by a constraint, or write the combinations that are meant as options of the %s's own $choice."
                .formatted(name);
    }

    /** Whether an object, perhaps open, has the shape of one of {@code types} and every form in it is whole. */
    static boolean fits(Json value, SequencedMap<String, Shape.Fields> types) {
        Problems own = new Problems();
        Shape.Fields holder = new FieldsBuilder()
                .required("object", new Shape.Tagged(types), "")
                .build();
        Json.Object held = Json.EMPTY.with("object", value);
        Shapes.check(holder, held, "", own);
        SearchSpace.parse(held, List.of(), own);
        return own.isEmpty();
    }
}
