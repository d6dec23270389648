package dev.espalier.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExplorationTest {
    private static final Exploration NEVER_ANEW = new Exploration(0, 1.2, 0.8);

    private static SearchSpace space(String tree, String... constraints) {
        Problems problems = new Problems();
        SearchSpace space = SearchSpace.parse(
                (Json.Object) JsonText.parse(tree.replace('\'', '"')), List.of(constraints), problems);
        problems.throwIfAny();
        return space;
    }

    private static Stream<Configuration> children(Exploration exploration, SearchSpace space, double... code) {
        Configuration parent = space.configuration(code);
        return IntStream.range(0, 200).mapToObj(number -> exploration.child(space, parent, 7, number, _ -> true));
    }

    @Test
    void numbersAreMultipliedInValueOnEitherScale() {
        SearchSpace space = space("""
                {'rate': {'$float': {'low': 0.0001, 'high': 1, 'log': true}}, 'decay': {'$float': {'low': 0, 'high': 1}}}
                """);
        assertThat(children(NEVER_ANEW, space, 0.01, 0.5).map(child -> child.code(0)))
                .containsOnly(0.01 * 1.2, 0.01 * 0.8);
        assertThat(children(NEVER_ANEW, space, 0.01, 0.5).map(child -> child.code(1)))
                .containsOnly(0.5 * 1.2, 0.5 * 0.8);
    }

    @Test
    void theyStayInRangeAndOnTheirGrid() {
        SearchSpace space = space("""
                {'rate': {'$float': {'low': 0, 'high': 1, 'step': 0.25}}, 'depth': {'$int': {'low': 1, 'high': 9}}}
                """);
        assertThat(children(NEVER_ANEW, space, 1, 2).map(child -> child.code(0)))
                .containsOnly(1.0, 0.75);
        // 2.4 and 1.6 round to where it was, so that it takes a step.
        assertThat(children(NEVER_ANEW, space, 1, 2).map(child -> child.code(1)))
                .containsOnly(1.0, 3.0);
        assertThat(children(NEVER_ANEW, space, 1, 9).map(child -> child.code(1)))
                .containsOnly(9.0, 7.0);
    }

    @Test
    void aSwitchedBranchGetsParametersOfItsOwn() {
        SearchSpace space = space("""
                {'optimizer': {'$choice': {'sgd': {'momentum': {'$float': {'low': 0.5, 'high': 1}}},
                                           'adam': {'beta': {'$float': {'low': 0.5, 'high': 1}}}}}}
                """);
        assertThat(children(NEVER_ANEW, space, 0, 0.9, Double.NaN)).allSatisfy(child -> {
            boolean sgd = child.code(0) == 0;
            assertThat(child.values().keySet())
                    .contains(sgd ? "optimizer.sgd.momentum" : "optimizer.adam.beta")
                    .hasSize(2);
        });
        assertThat(children(NEVER_ANEW, space, 0, 0.9, Double.NaN).map(child -> child.code(0)))
                .contains(0.0, 1.0);
    }

    @Test
    void theConstraintsHold() {
        SearchSpace space = space("""
                {'a': {'$float': {'low': 0.1, 'high': 1}}, 'b': {'$float': {'low': 0.1, 'high': 1}}}
                """, "a + b <= 1");
        assertThat(children(new Exploration(0.25, 1.2, 0.8), space, 0.5, 0.5)).allMatch(space::allows);
    }

    @Test
    void withProbabilityOneEverythingIsDrawnAnew() {
        SearchSpace space = space("{'rate': {'$float': {'low': 0, 'high': 1}}}");
        assertThat(children(new Exploration(1, 1.2, 0.8), space, 0.5)
                        .map(child -> child.code(0))
                        .distinct())
                .hasSizeGreaterThan(190);
    }

    @Test
    void theSameTrialGetsTheSameConfiguration() {
        SearchSpace space = space("{'rate': {'$float': {'low': 0, 'high': 1}}}");
        assertThat(children(new Exploration(0.5, 1.2, 0.8), space, 0.5))
                .containsExactlyElementsOf(
                        children(new Exploration(0.5, 1.2, 0.8), space, 0.5).toList());
    }

    @Test
    void whatMayNotChangeStays() {
        SearchSpace space =
                space("{'rate': {'$float': {'low': 0, 'high': 1}}, 'model': {'$choice': ['small', 'large']}}");
        Configuration parent = space.configuration(new double[] {0.5, 1});
        Configuration child = new Exploration(1, 1.2, 0.8)
                .child(space, parent, 7, 3, parameter -> !parameter.path().equals("model"));
        assertThat(child.code(1)).isEqualTo(1);
        assertThat(child.code(0)).isNotEqualTo(0.5);
    }
}
