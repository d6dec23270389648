package dev.espalier.coordinator;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Executor;
import dev.espalier.study.Json;
import dev.espalier.study.Lineage;
import dev.espalier.study.StudyState;
import java.util.List;
import java.util.stream.Stream;

/**
 * The next trial of a study, bred from one of its trials. The same for the same state.
 *
 * @param number the next free
 */
public record Offspring(int number, Configuration configuration, Lineage lineage) {
    /** What {@code inherit} asks for, in a study in {@code state} whose trials are of {@code space}. */
    public static Offspring of(SearchSpace space, StudyState state, Next.Inherit inherit) {
        int number = state.trials().size();
        Configuration parent = state.trials().get(inherit.parent()).configuration();
        Configuration child = inherit.exploration()
                .child(
                        space,
                        parent,
                        state.spec().seed(),
                        number,
                        parameter -> mayChange(parameter, state.spec().executor()));
        return new Offspring(
                number, child, new Lineage(inherit.parent(), inherit.step(), changes(space, parent, child)));
    }

    /** The built-in trainer's weights fit the model that they were trained in, and its optimizer's state that optimizer. */
    private static boolean mayChange(Parameter parameter, Executor executor) {
        if (executor == Executor.EXTERNAL) {
            return true;
        }
        boolean structure = under("model", parameter)
                || under("folds", parameter)
                || (isOfKinds(parameter)
                        && Stream.of("optimizer", "weight_average", "task", "engine")
                                .anyMatch(name -> under(name, parameter)))
                || (under("optimizer", parameter) && parameter.path().endsWith(".momentum") && canBeZero(parameter));
        return !structure;
    }

    /** Whether its values are kinds of things, rather than amounts. */
    private static boolean isOfKinds(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Choice _ -> true;
            case Parameter.Ordinal ordinal ->
                !ordinal.values().stream().allMatch(value -> value instanceof Json.Number);
            case Parameter.Real _, Parameter.Whole _ -> false;
        };
    }

    /** Without momentum an optimizer keeps nothing of its last steps. */
    private static boolean canBeZero(Parameter parameter) {
        return parameter.codeOf(Json.number(0)).isPresent();
    }

    private static boolean under(String name, Parameter parameter) {
        return parameter.path().equals(name) || parameter.path().startsWith(name + ".");
    }

    private static List<Lineage.Change> changes(SearchSpace space, Configuration parent, Configuration child) {
        return space.parameters().stream()
                .map(Parameter::path)
                .map(path -> new Lineage.Change(path, value(parent, path), value(child, path)))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static Json value(Configuration configuration, String path) {
        return configuration.values().getOrDefault(path, new Json.Null());
    }
}
