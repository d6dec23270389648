package dev.espalier.scheduler;

import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * How a child's configuration differs from its parent's: {@code explore} by perturbation and resampling, Jaderberg et al.
 * 2017, "Population based training of neural networks", section 4.1. Each parameter is drawn anew with a probability, and else
 * multiplied by one of two factors, or, where it has no magnitude, moved to a neighbouring value.
 *
 * @param resampleProbability of each parameter being drawn anew, from 0 to 1
 * @param up the factor over 1
 * @param down the factor under 1
 */
public record Exploration(double resampleProbability, double up, double down) {
    /** Keeps these draws apart from the sampler's for the same trial. */
    private static final long OWN = 0x5bd1e995b17c0a4dL;

    private static final int TRIES = 100;

    /**
     * A configuration near {@code parent}: on the grid, in range, and allowed by the constraints. Where none is found near it,
     * one from anywhere in the space; where the constraints leave none to be found, the parent's own.
     *
     * @param studySeed and {@code number}, the child's, decide every draw
     * @param mayChange the parameters that need not stay as they are
     */
    public Configuration child(
            SearchSpace space, Configuration parent, long studySeed, int number, Predicate<Parameter> mayChange) {
        RandomGenerator random = RandomSource.forTrial(studySeed ^ OWN, number);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Configuration child = near(space, parent, random, mayChange);
            if (space.allows(child)) {
                return child;
            }
        }
        return space.parameters().stream().allMatch(mayChange)
                ? space.sample(random).orElse(parent)
                : parent;
    }

    private Configuration near(
            SearchSpace space, Configuration parent, RandomGenerator random, Predicate<Parameter> mayChange) {
        double[] code = parent.code();
        for (Parameter parameter : space.parameters()) {
            int index = parameter.index();
            if (!space.exists(parameter, code)) {
                code[index] = Double.NaN;
            } else if (Double.isNaN(code[index])) {
                // A branch was switched above it.
                code[index] = parameter.fromUnit(random.nextDouble());
            } else if (mayChange.test(parameter)) {
                code[index] = moved(parameter, code[index], random);
            }
        }
        return space.configuration(code);
    }

    private double moved(Parameter parameter, double code, RandomGenerator random) {
        if (random.nextDouble() < resampleProbability) {
            return parameter.fromUnit(random.nextDouble());
        }
        Direction direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
        return switch (parameter) {
            case Parameter.Real real -> {
                double step = real.step().orElse(0);
                yield multiplied(real, code, step, direction, random);
            }
            case Parameter.Whole whole -> multiplied(whole, code, whole.step(), direction, random);
            case Parameter.Choice choice -> neighbour(choice, code, direction);
            case Parameter.Ordinal ordinal -> neighbour(ordinal, code, direction);
        };
    }

    private enum Direction {
        UP,
        DOWN
    }

    /** In value, whatever the scale; by one step of the grid where the product would round to where it was. */
    private double multiplied(
            Parameter parameter, double code, double step, Direction direction, RandomGenerator random) {
        if (code == 0 && step == 0) {
            return parameter.fromUnit(random.nextDouble());
        }
        double product = parameter.nearest(code * (direction == Direction.UP ? up : down));
        return product == code && step > 0
                ? parameter.nearest(code + (direction == Direction.UP ? step : -step))
                : product;
    }

    private static double neighbour(Parameter parameter, double code, Direction direction) {
        double last = parameter.count().orElse(1) - 1;
        double next = direction == Direction.UP ? code + 1 : code - 1;
        return Math.clamp(next, 0, last);
    }
}
