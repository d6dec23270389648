package dev.espalier.sampler;

import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.steppedReal;
import static dev.espalier.testing.Trees.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.random.GridWalk;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.testing.SearchLoop;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranges as wide, as narrow, as large and as small as numbers go: every sampler proposes inside of them, and in bounded time. */
final class ExtremeSpacesTest {
    private static final double MOST = Double.MAX_VALUE;
    private static final double LEAST = Double.MIN_VALUE;
    private static final long LARGEST = 1L << 53;
    /** What no proposal needs, unless it draws in vain. */
    private static final int MOST_DRAWS = 2_000_000;

    private static final List<Json> RANGES = List.of(
            real(-1e308, 1e308),
            real(-MOST, MOST),
            real(0, MOST),
            real(-LEAST, LEAST),
            real(0, LEAST),
            real(0, Double.MIN_NORMAL),
            real(1e-310, 3e-310),
            real(1e300, Math.nextUp(1e300)),
            real(1, Math.nextUp(1)),
            real(Math.nextDown(MOST), MOST),
            real(-1e-300, 1e300),
            logReal(1e-308, 1e308),
            logReal(LEAST, MOST),
            logReal(LEAST, 2 * LEAST),
            logReal(1e300, Math.nextUp(1e300)),
            logReal(1, 1 + 1e-9),
            steppedReal(-1e308, 1e308, 1e307),
            steppedReal(-MOST, MOST, MOST),
            steppedReal(-1e308, 1e308, 1e294),
            steppedReal(0, 4 * LEAST, LEAST),
            whole(-LARGEST, LARGEST),
            whole(LARGEST - 1, LARGEST),
            logWhole(1, LARGEST),
            logWhole(LARGEST - 1, LARGEST),
            logWhole(LARGEST - 1_000_000, LARGEST));

    static Stream<Arguments> samplers() {
        return Samplers.names().stream()
                .flatMap(name -> IntStream.range(0, 6).mapToObj(seed -> Arguments.of(name, seed)));
    }

    /** One to five of the ranges, drawn by a seed. */
    private static SearchSpace drawn(int seed) {
        Random random = new Random(seed);
        Json.Object tree = Json.EMPTY;
        int count = 1 + random.nextInt(5);
        for (int parameter = 0; parameter < count; parameter++) {
            tree = tree.with("p" + parameter, RANGES.get(random.nextInt(RANGES.size())));
        }
        return space(tree);
    }

    private static Sampler counted(Sampler sampler) {
        return (space, history, random) -> {
            int[] draws = new int[1];
            RandomGenerator counting = RandomSource.whileWanted(random, () -> ++draws[0] < MOST_DRAWS);
            return sampler.suggest(space, history, counting);
        };
    }

    private static void search(String name, SearchSpace space, int seed, int most) {
        assumeTrue(Samplings.canDo(name, space, 1), name + " cannot do this space");
        SearchLoop loop = new SearchLoop(counted(Samplings.sampler(name, Json.EMPTY, space, 1)), space, seed, 1);
        new Harassment(loop, 3, 1).until(Samplings.isSlow(name) ? Math.min(most, 16) : most);
        assertThat(loop.configurations()).isNotEmpty().allSatisfy(proposed -> assertIn(space, proposed));
    }

    private static void assertIn(SearchSpace space, Configuration proposed) {
        for (Parameter parameter : space.parameters()) {
            double code = proposed.code(parameter.index());
            assertThat(parameter.codeOf(parameter.value(code)))
                    .as(parameter + " " + code)
                    .hasValue(code);
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void everySamplerProposesInsideInBoundedTime(String name, int seed) {
        search(name, drawn(seed), seed, 60);
    }

    @Test
    void everyRangeByItselfIsSearched() {
        for (Json range : RANGES) {
            SearchSpace space = space(Json.EMPTY.with("x", range));
            for (String name : List.of("tpe", "bohb", "cma-es", "evolution", "nsga2", "sobol", "random")) {
                search(name, space, 1, 40);
            }
        }
    }

    @Test
    void aWideRangeIsSearchedAllOver() {
        for (String name : List.of("tpe", "bohb", "cma-es", "random", "sobol")) {
            SearchSpace space = space(Json.EMPTY.with("x", real(-1e308, 1e308)));
            SearchLoop loop = new SearchLoop(Samplings.sampler(name, Json.EMPTY, space, 1), space, 3, 1);
            for (int trial = 0; trial < 60; trial++) {
                int number = loop.ask().orElseThrow();
                double x = loop.trials().get(number).configuration().code(0) / 1e308;
                loop.tell(number, Math.abs(x - 0.3));
            }
            assertThat(loop.configurations().stream().mapToDouble(tried -> tried.code(0) / 1e308))
                    .as(name)
                    .anyMatch(x -> x < 0)
                    .anyMatch(x -> Math.abs(x - 0.3) < 0.1);
        }
    }

    @Test
    void aGridOfWhichNothingIsAllowedIsGivenUp() {
        SearchSpace space =
                space(Json.EMPTY.with("a", whole(0, 1_000_000)).with("b", whole(0, 1_000_000)), "a + b < 0");

        assertThat(new GridWalk(space, CandidateFilter.of(space), 3, 1_000).next())
                .isEmpty();
    }

    @Test
    void aGridIsWalkedOverGapsThatAreNarrower() {
        SearchSpace space = space(Json.EMPTY.with("a", whole(0, 999)), "a % 100 == 0");
        CandidateFilter untried = CandidateFilter.of(space);
        GridWalk walk = new GridWalk(space, untried, 3, 900);
        SearchLoop loop = new SearchLoop((_, _, _) -> walk.next(), space, 3, 1);
        for (int trial = 0; trial < 10; trial++) {
            int number = loop.ask().orElseThrow();
            walk.see(loop.trials().get(number));
        }
        assertThat(loop.ask()).isEmpty();
    }
}
