package dev.espalier.analysis;

import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How probable parts of a tree of choices are under uniform draws. */
final class Branches {
    private final SearchSpace space;
    /** By parameter: the branches that must be taken for it to exist, the outermost first. */
    private final List<List<Condition>> conditions = new ArrayList<>();

    Branches(SearchSpace space) {
        this.space = space;
        for (Parameter parameter : space.parameters()) {
            List<Condition> all = new ArrayList<>();
            parameter.condition().ifPresent(condition -> {
                all.addAll(conditions.get(condition.parameter()));
                all.add(condition);
            });
            conditions.add(all);
        }
    }

    List<Condition> conditions(Parameter parameter) {
        return conditions.get(parameter.index());
    }

    /** The probability that a draw has the parameter. */
    double mass(Parameter parameter) {
        double mass = 1;
        for (Condition condition : conditions(parameter)) {
            mass /= labels(condition.parameter());
        }
        return mass;
    }

    /** The probability of a leaf: of every bound that it sets, given that the bounded parameter exists. */
    double massOf(Leaf leaf) {
        double mass = 1;
        for (Parameter parameter : space.parameters()) {
            mass *= leaf.share(parameter.index());
        }
        return mass;
    }

    /**
     * The probability of a leaf given that {@code parameter} exists and has a value that the leaf allows: 0 for one outside
     * the parameter's branch.
     */
    double massBesides(Leaf leaf, Parameter parameter) {
        double mass = leaf.share(parameter.index()) == 0 ? 0 : 1;
        for (Condition condition : conditions(parameter)) {
            if (!leaf.allows(condition.parameter(), condition.branch())) {
                return 0;
            }
        }
        for (Parameter other : space.parameters()) {
            if (other.index() != parameter.index() && isFree(other, parameter)) {
                mass *= leaf.share(other.index());
            }
        }
        return mass;
    }

    /** Whether {@code other} is not one of the choices that must be taken for {@code parameter} to exist. */
    private boolean isFree(Parameter other, Parameter parameter) {
        return conditions(parameter).stream().noneMatch(condition -> condition.parameter() == other.index());
    }

    /** The outermost branch that must still be taken for the parameter to exist for sure within {@code region}. */
    Optional<Condition> missing(Parameter parameter, Region region) {
        return conditions(parameter).stream()
                .filter(condition -> !region.isOnly(condition.parameter(), condition.branch()))
                .findFirst();
    }

    /** Whether the parameter can exist within {@code region}. */
    boolean possible(Parameter parameter, Region region) {
        return conditions(parameter).stream()
                .allMatch(condition -> region.allows(condition.parameter(), condition.branch()));
    }

    private int labels(int choice) {
        return ((Parameter.Choice) space.parameters().get(choice)).labels().size();
    }
}
