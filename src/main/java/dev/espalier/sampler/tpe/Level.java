package dev.espalier.sampler.tpe;

import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters that always exist together: those of the root, or of one branch.
 *
 * @param parameters at least one, but for the root of a space without any
 * @param branches the levels that hang below, each with the choice that leads there
 */
record Level(List<Parameter> parameters, List<Branch> branches) {

    /** A level that exists when {@code taken} holds. */
    record Branch(Condition taken, Level level) {}

    static Level root(SearchSpace space) {
        Map<Optional<Condition>, List<Parameter>> together = new LinkedHashMap<>();
        for (Parameter parameter : space.parameters()) {
            together.computeIfAbsent(parameter.condition(), condition -> new ArrayList<>())
                    .add(parameter);
        }
        return of(together.getOrDefault(Optional.<Condition>empty(), List.of()), together);
    }

    private static Level of(List<Parameter> here, Map<Optional<Condition>, List<Parameter>> together) {
        List<Branch> branches = new ArrayList<>();
        together.forEach((condition, below) -> condition
                .filter(taken -> here.stream().anyMatch(parameter -> parameter.index() == taken.parameter()))
                .ifPresent(taken -> branches.add(new Branch(taken, of(below, together)))));
        return new Level(List.copyOf(here), List.copyOf(branches));
    }
}
