package dev.espalier.sampler;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.choice;
import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.testing.SearchLoop;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether learning pays: on functions with a slope to follow, tpe ends lower than random by a one-sided sign test. */
final class SearchQualityTest {
    /** A search that costs little is repeated often, to notice a smaller advantage. */
    private enum Cost {
        LITTLE(40, 29),
        MUCH(12, 11);

        private final int seeds;
        private final int enough;

        Cost(int seeds, int enough) {
            this.seeds = seeds;
            this.enough = enough;
        }
    }

    static Stream<Arguments> searches() {
        return Stream.of("tpe", "auto")
                .flatMap(name -> Stream.of(
                        Arguments.of(name, "bowl", space(cube(4, -5, 5)), bowl()),
                        Arguments.of(name, "valley", space(cube(2, -2, 2)), valley()),
                        Arguments.of(name, "mixed", mixedSpace(), mixed()),
                        Arguments.of(name, "branches", branchSpace(), branchLoss())));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void endsLowerThanRandom(String name, String what, SearchSpace space, ToDoubleFunction<Configuration> loss) {
        Cost cost = name.equals("tpe") ? Cost.LITTLE : Cost.MUCH;
        int wins = 0;
        for (int seed = 0; seed < cost.seeds; seed++) {
            double learned = new SearchLoop(Samplings.sampler(name, space), space, seed, 1).minimise(40, loss);
            double blind = new SearchLoop(new RandomSampler(space), space, seed, 1).minimise(40, loss);
            wins += learned < blind ? 1 : 0;
        }
        // Were they equal, 29 or more of 40, or 11 or more of 12, would be won once in 300 times (the binomial's upper
        // tail
        // is 0.0032 for either).
        assertThat(wins).as("%s on %s", name, what).isGreaterThanOrEqualTo(cost.enough);
    }

    private static ToDoubleFunction<Configuration> bowl() {
        return point -> {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += Math.pow(point.code(i) - i, 2);
            }
            return sum;
        };
    }

    private static ToDoubleFunction<Configuration> valley() {
        return point ->
                Math.pow(1 - point.code(0), 2) + 10 * Math.pow(point.code(1) - point.code(0) * point.code(0), 2);
    }

    private static SearchSpace mixedSpace() {
        return space(
                with("rate", logReal(1e-6, 1)).with("width", logWhole(4, 512)).with("kind", choice("a", "b", "c")));
    }

    private static ToDoubleFunction<Configuration> mixed() {
        return point -> Math.pow(Math.log10(point.code(0)) + 2 + 0.5 * point.code(2), 2)
                + Math.pow(Math.log(point.code(1)) - 4, 2)
                + 0.2 * point.code(2);
    }

    private static SearchSpace branchSpace() {
        SequencedMap<String, Json.Object> models = new LinkedHashMap<>();
        models.put("left", with("x", real(0, 1)).with("y", real(0, 1)));
        models.put("right", with("z", real(0, 1)));
        return space(with("shared", real(0, 1)).with("model", branches(models)));
    }

    /** Parameters: shared, model, and then left's x and y and right's z. */
    private static ToDoubleFunction<Configuration> branchLoss() {
        return point -> point.code(1) == 0
                ? Math.pow(point.code(0) - 0.3, 2) + Math.pow(point.code(2) - 0.7, 2) + Math.pow(point.code(3) - 0.2, 2)
                : 0.2 + Math.pow(point.code(0) - 0.8, 2) + Math.pow(point.code(4) - 0.5, 2);
    }
}
