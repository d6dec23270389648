package dev.espalier.sampler.evolution;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.Samplers;
import dev.espalier.sampler.Samplings;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Variation;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.study.TrialState;
import dev.espalier.testing.SearchLoop;
import dev.espalier.testing.Terms;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

final class EvolutionSamplerTest {
    private static final SearchSpace CUBE = space(cube(5, 0, 1));

    private static Json.Object settings(int population, int sample) {
        return Json.EMPTY.with("population_size", Json.number(population)).with("sample_size", Json.number(sample));
    }

    private static void add(SearchLoop loop, SearchSpace space, double loss, double... code) {
        loop.add(space.configuration(code), TrialState.COMPLETE, LearningCurve.EMPTY.plus(1, new double[] {loss}));
    }

    private static int differences(Configuration one, double... code) {
        int differences = 0;
        for (int i = 0; i < code.length; i++) {
            differences += one.code(i) == code[i] ? 0 : 1;
        }
        return differences;
    }

    @Test
    void theBestOfTheNewestIsChangedInOneParameter() {
        SearchLoop loop = new SearchLoop(Samplings.sampler("evolution", settings(4, 4), CUBE, 1), CUBE, 3, 1);
        add(loop, CUBE, 3, 0.1, 0.1, 0.1, 0.1, 0.1);
        add(loop, CUBE, 1, 0.2, 0.2, 0.2, 0.2, 0.2);
        add(loop, CUBE, 2, 0.3, 0.3, 0.3, 0.3, 0.3);
        add(loop, CUBE, 4, 0.4, 0.4, 0.4, 0.4, 0.4);
        assertThat(differences(loop.peek().orElseThrow(), 0.2, 0.2, 0.2, 0.2, 0.2))
                .isEqualTo(1);
    }

    @Test
    void howeverGoodTheOldestIsForgotten() {
        SearchLoop loop = new SearchLoop(Samplings.sampler("evolution", settings(4, 4), CUBE, 1), CUBE, 3, 1);
        add(loop, CUBE, -100, 0.1, 0.1, 0.1, 0.1, 0.1);
        add(loop, CUBE, 3, 0.2, 0.2, 0.2, 0.2, 0.2);
        add(loop, CUBE, 2, 0.3, 0.3, 0.3, 0.3, 0.3);
        add(loop, CUBE, 4, 0.4, 0.4, 0.4, 0.4, 0.4);
        assertThat(differences(loop.peek().orElseThrow(), 0.1, 0.1, 0.1, 0.1, 0.1))
                .isEqualTo(1);
        add(loop, CUBE, 5, 0.5, 0.5, 0.5, 0.5, 0.5);
        assertThat(differences(loop.peek().orElseThrow(), 0.3, 0.3, 0.3, 0.3, 0.3))
                .isEqualTo(1);
    }

    @Test
    void aPrunedTrialIsAParentOnlyWhereNoneWentFurther() {
        SearchLoop loop = new SearchLoop(Samplings.sampler("evolution", settings(2, 2), CUBE, 1), CUBE, 3, 1);
        loop.add(
                CUBE.configuration(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}),
                TrialState.PRUNED,
                LearningCurve.EMPTY.plus(1, new double[] {-9}));
        add(loop, CUBE, 3, 0.2, 0.2, 0.2, 0.2, 0.2);
        assertThat(differences(loop.peek().orElseThrow(), 0.2, 0.2, 0.2, 0.2, 0.2))
                .isEqualTo(1);
    }

    @Test
    void aSwitchedBranchKeepsWhatItShares() {
        SequencedMap<String, Json.Object> cells = new LinkedHashMap<>();
        cells.put("lstm", with("units", logWhole(16, 512)).with("drop", real(0, 1)));
        cells.put("gru", with("units", logWhole(16, 512)).with("leak", real(0, 1)));
        SearchSpace space = space(with("cell", branches(cells)));
        double[] lstm = {0, 77, 0.3, Double.NaN, Double.NaN};
        double[] gru = lstm.clone();
        gru[0] = 1;
        new Variation(space).complete(gru, lstm, RandomSource.forTrial(1, 1));
        assertThat(gru[1]).isNaN();
        assertThat(gru[2]).isNaN();
        assertThat(gru[3]).isEqualTo(77);
        assertThat(gru[4]).isBetween(0.0, 1.0);
    }

    @Test
    void aSampleLargerThanThePopulationIsRefused() {
        Problems problems = new Problems();
        Samplers.create(new Algorithm("evolution", settings(4, 5)), CUBE, Terms.plain(), problems);
        assertThat(problems.list())
                .containsExactly(
                        new Problem("sampler.sample_size", "must be no more than population_size, which is 4"));
    }
}
