package dev.espalier.sampler.evolution;

import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.space;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.KitSpaces;
import dev.espalier.sampler.Samplings;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.evolution.Generations.Candidate;
import dev.espalier.sampler.evolution.Generations.Ranked;
import dev.espalier.sampler.pareto.Hypervolume;
import dev.espalier.sampler.pareto.Standing;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Trial;
import dev.espalier.testing.SearchLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Nsga2SamplerTest {
    private static final double[] NO_CODE = {};

    private static Candidate candidate(int number, int violated, int tier, double... losses) {
        return new Candidate(number, NO_CODE, violated, new Standing(tier, losses));
    }

    private static List<Integer> order(int count, Candidate... candidates) {
        return Crowding.best(List.of(candidates), count).stream()
                .map(ranked -> ranked.candidate().number())
                .toList();
    }

    @Test
    void frontsComeInTurnAndTheLonelyFirst() {
        assertThat(order(
                        4,
                        candidate(0, 0, 0, 5, 5),
                        candidate(1, 0, 0, 0, 4),
                        candidate(2, 0, 0, 1, 3),
                        candidate(3, 0, 0, 1.1, 2.9),
                        candidate(4, 0, 0, 4, 0)))
                .containsExactly(1, 4, 3, 2);
    }

    @Test
    void crowdingDistancesAreThoseWorkedOutByHand() {
        double[] distances = Crowding.distances(
                List.of(candidate(0, 0, 0, 0, 10), candidate(1, 0, 0, 2, 4), candidate(2, 0, 0, 10, 0)));
        assertThat(distances).containsExactly(Double.POSITIVE_INFINITY, 2, Double.POSITIVE_INFINITY);
    }

    @Test
    void whatViolatesFewerConstraintsDominates() {
        assertThat(order(3, candidate(0, 2, 0, 0, 0), candidate(1, 1, 0, 1, 1), candidate(2, 0, 0, 9, 9)))
                .containsExactly(2, 1, 0);
    }

    @Test
    void whatStoppedEarlyComesAfterWhatDidNot() {
        assertThat(order(2, candidate(0, 0, -3, 0), candidate(1, 0, -9, 5), candidate(2, 0, Integer.MIN_VALUE, 7)))
                .containsExactly(2, 1);
    }

    /** Zitzler, Deb and Thiele 2000, "Comparison of multiobjective evolutionary algorithms", ZDT1. */
    private static double[] zdt1(Configuration point) {
        double[] x = point.code();
        double g = 1;
        for (int i = 1; i < x.length; i++) {
            g += 9 * x[i] / (x.length - 1);
        }
        return new double[] {x[0], g * (1 - Math.sqrt(x[0] / g))};
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniform", "sbx"})
    void comesNearTheWholeFrontOfZdt1(String crossover) {
        SearchSpace space = space(cube(10, 0, 1));
        Json.Object settings = Json.EMPTY.with("crossover", Json.text(crossover));
        SearchLoop loop = new SearchLoop(Samplings.sampler("nsga2", settings, space, 2), space, 1, 2);
        for (int i = 0; i < 5000; i++) {
            int number = loop.ask().orElseThrow();
            loop.tell(number, zdt1(loop.trials().get(number).configuration()));
        }
        List<double[]> losses = new ArrayList<>();
        for (Trial trial : loop.trials()) {
            double[] loss =
                    trial.values().stream().mapToDouble(Double::doubleValue).toArray();
            if (loss[0] <= 1.1 && loss[1] <= 1.1) {
                losses.add(loss);
            }
        }
        // The true front's hypervolume is 1.1 * 1.1 - 1/3 = 0.8767; random search has none of it inside.
        // Of ten seeds the worst has 0.857.
        assertThat(Hypervolume.of(losses, new double[] {1.1, 1.1})).isBetween(0.85, 0.8767);
    }

    @Test
    void childrenHaveTheBranchesOfAParent() {
        SearchSpace space = KitSpaces.TREE.get();
        List<Ranked> parents = Stream.iterate(0, i -> i + 1)
                .limit(10)
                .map(i -> space.sample(RandomSource.forTrial(1, i)).orElseThrow())
                .map(parent -> new Ranked(new Candidate(0, parent.code(), 0, new Standing(0, new double[1])), 0, 1))
                .toList();
        Nsga2Settings settings = Nsga2Settings.of(Settings.read(
                Nsga2Settings.shape(),
                Json.EMPTY.with("mutation_prob", Json.number(0)),
                "sampler",
                new dev.espalier.study.Problems()));
        Breeding breeding = new Breeding(space, settings, 1);
        for (int i = 0; i < 200; i++) {
            double[] child = breeding.child(parents, RandomSource.forTrial(2, i));
            assertThat(space.configuration(child).code()).isEqualTo(child);
        }
    }
}
