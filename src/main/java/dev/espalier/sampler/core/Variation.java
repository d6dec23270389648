package dev.espalier.sampler.core;

import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How configurations are varied over the branch tree, as codes: NaN for what does not exist. */
public final class Variation {
    private static final int TRIES = 16;

    private final SearchSpace space;

    public Variation(SearchSpace space) {
        this.space = space;
    }

    /** Whether there is anything to choose. */
    public static boolean isFree(Parameter parameter) {
        return parameter.fromUnit(0) != parameter.fromUnit(1);
    }

    /** Whether a parameter's values are unordered. */
    public static boolean isChoice(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Choice _ -> true;
            case Parameter.Real _, Parameter.Whole _, Parameter.Ordinal _ -> false;
        };
    }

    /**
     * Another value for {@code parameter}: any other branch of a choice; else one that is normally distributed around the
     * old, and reflected at the ends of the range.
     *
     * @param spread the normal distribution's, as a share of the range
     */
    public static double moved(Parameter parameter, double code, double spread, RandomGenerator random) {
        double unit = parameter.toUnit(code);
        for (int tries = 0; tries < TRIES; tries++) {
            double moved = isChoice(parameter)
                    ? parameter.fromUnit(random.nextDouble())
                    : parameter.fromUnit(reflected(unit + spread * (1 + tries) * random.nextGaussian()));
            if (moved != code) {
                return moved;
            }
        }
        return code;
    }

    /** A place on the unit scale, mirrored at both ends until it is on it. */
    public static double reflected(double unit) {
        double folded = Math.abs(unit) % 2;
        return folded > 1 ? 2 - folded : folded;
    }

    /**
     * Gives every parameter that now exists a value, and takes the others' away: from the parameter of the same name in the
     * branch that was left, where there is one of the same range, else drawn.
     *
     * @param code is changed
     * @param before the codes before branches were switched
     */
    public void complete(double[] code, double[] before, RandomGenerator random) {
        for (Parameter parameter : space.parameters()) {
            int index = parameter.index();
            if (!space.exists(parameter, code)) {
                code[index] = Double.NaN;
            } else if (Double.isNaN(code[index])) {
                double drawn = parameter.fromUnit(random.nextDouble());
                code[index] = counterpart(parameter, before)
                        .map(other -> before[other.index()])
                        .orElse(drawn);
            }
        }
    }

    private Optional<Parameter> counterpart(Parameter parameter, double[] before) {
        if (parameter.condition().isEmpty()) {
            return Optional.empty();
        }
        Condition taken = parameter.condition().get();
        if (!(space.parameters().get(taken.parameter()) instanceof Parameter.Choice choice)
                || Double.isNaN(before[taken.parameter()])) {
            return Optional.empty();
        }
        String own = choice.path() + "." + choice.labels().get(taken.branch()) + ".";
        String left = choice.path() + "." + choice.labels().get((int) before[taken.parameter()]) + ".";
        if (!parameter.path().startsWith(own)) {
            return Optional.empty();
        }
        return space.parameter(left + parameter.path().substring(own.length()))
                .filter(other ->
                        !Double.isNaN(before[other.index()]) && other.takes().equals(parameter.takes()));
    }
}
