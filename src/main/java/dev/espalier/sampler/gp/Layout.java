package dev.espalier.sampler.gp;

import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A space's branch tree as the kernel walks it, and configurations as points of it: one coordinate a parameter, a number's
 * between 0 and 1 on its scale and grid, a choice's the branch's index, {@link #ABSENT} where the parameter does not exist.
 */
final class Layout {
    /** So far off that no covariance is left, whatever the length scale. */
    static final double ABSENT = 1e9;

    /**
     * Parameters that exist together.
     *
     * @param below for each choice the levels of its branches, by index
     */
    record Level(int[] numbers, int[] choices, Level[][] below) {
        boolean isEmpty() {
            return numbers.length == 0 && choices.length == 0;
        }
    }

    private final SearchSpace space;
    private final Parameter[] parameters;
    private final Level root;

    Layout(SearchSpace space) {
        this.space = space;
        this.parameters = space.parameters().toArray(Parameter[]::new);
        this.root = level(Optional.empty());
    }

    private Level level(Optional<Condition> condition) {
        List<Integer> numbers = new ArrayList<>();
        List<Integer> choices = new ArrayList<>();
        List<Level[]> below = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (!parameter.condition().equals(condition)) {
                continue;
            }
            if (parameter instanceof Parameter.Choice choice) {
                choices.add(choice.index());
                Level[] branches = new Level[choice.labels().size()];
                for (int branch = 0; branch < branches.length; branch++) {
                    branches[branch] = level(Optional.of(new Condition(choice.index(), branch)));
                }
                below.add(branches);
            } else {
                numbers.add(parameter.index());
            }
        }
        return new Level(array(numbers), array(choices), below.toArray(Level[][]::new));
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    SearchSpace space() {
        return space;
    }

    Level root() {
        return root;
    }

    /** How many coordinates a point has. */
    int size() {
        return parameters.length;
    }

    Parameter parameter(int index) {
        return parameters[index];
    }

    boolean isChoice(int index) {
        return parameters[index] instanceof Parameter.Choice;
    }

    /** Whether a parameter stands in a branch of {@code choice}, however deep. */
    boolean isBelow(int parameter, int choice) {
        Optional<Condition> condition = parameters[parameter].condition();
        return condition
                .filter(taken -> taken.parameter() == choice || isBelow(taken.parameter(), choice))
                .isPresent();
    }

    /** Whether a choice's branches hold parameters. */
    boolean hasParametersBelow(int choice) {
        return IntStream.range(choice + 1, parameters.length).anyMatch(p -> isBelow(p, choice));
    }

    /** How many branches a choice has. */
    int count(int choice) {
        return ((Parameter.Choice) parameters[choice]).labels().size();
    }

    /** The branches that a point takes. */
    List<Integer> branches(double[] point) {
        List<Integer> branches = new ArrayList<>();
        for (int p = 0; p < point.length; p++) {
            if (isChoice(p)) {
                branches.add(point[p] == ABSENT ? -1 : (int) point[p]);
            }
        }
        return branches;
    }

    double[] point(Configuration configuration) {
        double[] point = new double[parameters.length];
        for (int p = 0; p < point.length; p++) {
            double code = configuration.code(p);
            point[p] = Double.isNaN(code) ? ABSENT : coordinate(p, code);
        }
        return point;
    }

    /** The nearest configuration to a point. */
    Configuration configuration(double[] point) {
        double[] unit = new double[parameters.length];
        for (int p = 0; p < unit.length; p++) {
            unit[p] = parameters[p] instanceof Parameter.Choice choice
                    ? (point[p] + 0.5) / choice.labels().size()
                    : point[p];
        }
        return space.fromUnit(unit);
    }

    /** The coordinate of a parameter's value. */
    double coordinate(int parameter, double code) {
        return isChoice(parameter) ? code : parameters[parameter].toUnit(code);
    }

    /** The coordinate of the value that a number's coordinate is rounded to. */
    double rounded(int parameter, double coordinate) {
        return coordinate(parameter, parameters[parameter].fromUnit(coordinate));
    }
}
