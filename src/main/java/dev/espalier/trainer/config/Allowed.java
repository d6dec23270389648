package dev.espalier.trainer.config;

import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Cancellation;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which choices a study's constraints allow to be taken together. */
final class Allowed {
    private static final int DRAWS = 32;
    private static final long SEED = 20;

    /** Empty where nothing is excluded, or where what excludes cannot be read, which the space itself reports. */
    private final Optional<SearchSpace> space;

    private Allowed(Optional<SearchSpace> space) {
        this.space = space;
    }

    static Allowed by(List<String> constraints, Json.Object trial) {
        Problems own = new Problems();
        SearchSpace space = SearchSpace.parse(trial, constraints, own);
        return new Allowed(constraints.isEmpty() || !own.isEmpty() ? Optional.empty() : Optional.of(space));
    }

    /**
     * Whether a configuration was found that makes {@code choices} and satisfies the constraints. What they do not speak of is
     * drawn a few times, so one that hardly anything goes with may be missed.
     */
    boolean together(Choices choices) {
        return space.isEmpty() || isFound(space.get(), choices);
    }

    private static boolean isFound(SearchSpace space, Choices choices) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] given = given(space, choices);
        for (int draw = 0; draw < DRAWS; draw++) {
            Cancellation.check();
            double[] code = given.clone();
            for (Parameter parameter : space.parameters()) {
                if (Double.isNaN(code[parameter.index()])) {
                    code[parameter.index()] = parameter.fromUnit(unit(random));
                }
            }
            if (space.allows(space.configuration(code))) {
                return true;
            }
        }
        return false;
    }

    private static double[] given(SearchSpace space, Choices choices) {
        double[] code = new double[space.parameters().size()];
        Arrays.fill(code, Double.NaN);
        choices.made()
                .forEach((path, shown) -> space.parameter(path)
                        .ifPresent(parameter -> code[parameter.index()] =
                                parameter.codeOf(shown).orElse(Double.NaN)));
        return code;
    }

    /** An end as often as what is between, since constraints that leave little leave it there. */
    private static double unit(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1;
            default -> random.nextDouble();
        };
    }
}
