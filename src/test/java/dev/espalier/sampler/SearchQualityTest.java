package dev.espalier.sampler;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.choice;
import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.whole;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.random.RandomSampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.testing.SearchLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether learning pays: on functions with a slope to follow, samplers end lower than random by a one-sided sign test. */
final class SearchQualityTest {

    /** @param trials of each search */
    record Learner(String name, Json.Object settings, int seeds, int trials) {
        @Override
        public String toString() {
            return name + settings.members();
        }
    }

    record Problem(String name, SearchSpace space, ToDoubleFunction<Configuration> loss) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Problem MIXED = new Problem("mixed", mixedSpace(), mixed());

    static final List<Problem> PROBLEMS = List.of(
            new Problem("bowl", space(cube(4, -5, 5)), bowl()),
            new Problem("valley", space(cube(2, -2, 2)), valley()),
            MIXED,
            new Problem("branches", branchSpace(), branchLoss()));

    static Stream<Arguments> searches() {
        return searches(List.of(MIXED));
    }

    static Stream<Arguments> searches(List<Problem> problems) {
        Json.Object small = Json.EMPTY.with("population_size", Json.number(12));
        return Stream.of(
                        new Learner("tpe", Json.EMPTY, 40, 60),
                        new Learner("auto", Json.EMPTY, 10, 25),
                        new Learner("cma-es", Json.EMPTY, 40, 60),
                        new Learner("evolution", Json.EMPTY, 40, 100),
                        new Learner("nsga2", small, 40, 300),
                        new Learner("nsga2", small.with("crossover", Json.text("sbx")), 40, 300),
                        new Learner("bohb", Json.EMPTY, 40, 100))
                .flatMap(model -> problems.stream().map(problem -> Arguments.of(model, problem)));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void endsLowerThanRandom(Learner model, Problem problem) {
        isLowerThanRandom(model, problem);
    }

    static void isLowerThanRandom(Learner model, Problem problem) {
        int wins = wins(model, problem);
        assertThat(wins).as("wins of %s", model.seeds()).isGreaterThanOrEqualTo(convincing(model.seeds()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "grid"})
    void whatDoesNotLearnIsNoWorseThanRandom(String name) {
        SearchSpace space = space(with("a", whole(1, 12)).with("b", whole(1, 12)));
        Problem problem =
                new Problem("grid", space, point -> Math.pow(point.code(0) - 4, 2) + Math.pow(point.code(1) - 9, 2));
        int seeds = 40;
        assertThat(wins(new Learner(name, Json.EMPTY, seeds, 20), problem)).isGreaterThan(seeds - convincing(seeds));
    }

    /** How often the learner ends lower; a tie counts a half. */
    private static int wins(Learner model, Problem problem) {
        double wins = 0;
        for (int seed = 0; seed < model.seeds(); seed++) {
            SearchSpace space = problem.space();
            double learned = new SearchLoop(Samplings.sampler(model.name(), model.settings(), space, 1), space, seed, 1)
                    .minimise(model.trials(), problem.loss());
            double blind =
                    new SearchLoop(new RandomSampler(space), space, seed, 1).minimise(model.trials(), problem.loss());
            wins += learned < blind ? 1 : learned == blind ? 0.5 : 0;
        }
        return (int) wins;
    }

    /** The fewest wins that, were both equally good, would come about less than once in a hundred times. */
    private static int convincing(int seeds) {
        double tail = 0;
        double chance = Math.pow(0.5, seeds);
        int wins = seeds;
        while (tail + chance < 0.011) {
            tail += chance;
            chance *= wins / (seeds - wins + 1.0);
            wins--;
        }
        return wins + 1;
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
