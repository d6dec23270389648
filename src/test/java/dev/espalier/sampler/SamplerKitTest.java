package dev.espalier.sampler;

import static dev.espalier.testing.Trees.branches;
import static dev.espalier.testing.Trees.choice;
import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.ordinal;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.steppedReal;
import static dev.espalier.testing.Trees.whole;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Problems;
import dev.espalier.study.TrialState;
import dev.espalier.testing.SearchLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampler must do, on every kind of space. */
final class SamplerKitTest {
    private static final SearchSpace MIXED = space(with("rate", logReal(1e-5, 1))
            .with("width", logWhole(4, 512))
            .with("dropout", real(0, 0.8))
            .with("optimizer", choice("sgd", "adam", "adamw"))
            .with("batch", ordinal(16, 32, 64, 128)));
    private static final SearchSpace TREE = space(with("rate", logReal(1e-5, 1)).with("model", model()));
    private static final SearchSpace FINITE = space(
            with("size", whole(1, 3)).with("share", steppedReal(0, 0.5, 0.25)).with("kind", branches(kinds())));
    private static final SearchSpace BOUND =
            space(with("a", whole(1, 8)).with("b", whole(1, 8)).with("c", real(0, 1)), "a + b <= 6");
    private static final SearchSpace BOUND_FINITE = space(with("a", whole(1, 6)).with("b", whole(1, 6)), "a * b <= 6");
    private static final SearchSpace CLOSED = space(with("fixed", Json.number(3)));

    private static Json model() {
        SequencedMap<String, Json.Object> deep = new LinkedHashMap<>();
        deep.put("plain", Json.EMPTY);
        deep.put("scaled", with("scale", real(0, 2)));
        SequencedMap<String, Json.Object> models = new LinkedHashMap<>();
        models.put("conv", with("depth", whole(1, 24)).with("shortcut", branches(deep)));
        models.put("gru", with("units", logWhole(16, 512)));
        models.put("linear", Json.EMPTY);
        return branches(models);
    }

    private static SequencedMap<String, Json.Object> kinds() {
        SequencedMap<String, Json.Object> kinds = new LinkedHashMap<>();
        kinds.put("none", Json.EMPTY);
        kinds.put("some", with("level", ordinal(1, 2)).with("way", choice("up", "down")));
        return kinds;
    }

    static Stream<Arguments> samplersAndSpaces() {
        return Samplers.names().stream()
                .flatMap(name -> Stream.of(MIXED, TREE, FINITE, BOUND, BOUND_FINITE, CLOSED)
                        .filter(space -> Samplings.canDo(name, space, 1))
                        .map(space -> Arguments.of(name, space)));
    }

    static Stream<Arguments> samplersAndFiniteSpaces() {
        return Samplers.names().stream()
                .flatMap(name -> Stream.of(FINITE, BOUND_FINITE, CLOSED).map(space -> Arguments.of(name, space)));
    }

    private static SearchLoop loop(String name, SearchSpace space, long seed, int objectives) {
        return new SearchLoop(Samplings.sampler(name, Json.EMPTY, space, objectives), space, seed, objectives);
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void staysInTheSpaceWhateverComesOut(String name, SearchSpace space) {
        for (int parallel : new int[] {1, 8, 64}) {
            SearchLoop loop = loop(name, space, 5, 1);
            harass(loop, 120, parallel, 1);
            assertThat(loop.configurations()).allSatisfy(proposed -> assertIn(space, proposed));
        }
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void staysInTheSpaceWithThreeObjectives(String name, SearchSpace space) {
        assumeTrue(Samplings.canDo(name, space, 3), name + " takes one objective");
        SearchLoop loop = loop(name, space, 6, 3);
        harass(loop, 80, 4, 3);
        assertThat(loop.configurations()).allSatisfy(proposed -> assertIn(space, proposed));
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void proposesTheSameAgainFromTheSameHistory(String name, SearchSpace space) {
        SearchLoop one = loop(name, space, 5, 1);
        SearchLoop other = loop(name, space, 5, 1);
        harass(one, 60, 3, 1);
        harass(other, 60, 3, 1);
        assertThat(one.configurations()).isEqualTo(other.configurations());
        // A sampler made afresh goes on as the old one would have.
        SearchLoop resumed = loop(name, space, 5, 1);
        one.trials().forEach(trial -> resumed.add(trial.configuration(), trial.state(), trial.curve()));
        assertThat(resumed.peek()).isEqualTo(one.peek());
    }

    @ParameterizedTest
    @MethodSource("samplersAndFiniteSpaces")
    void proposesEachConfigurationOfAFiniteSpaceOnceThenNone(String name, SearchSpace space) {
        SearchLoop loop = loop(name, space, 9, 1);
        harass(loop, 1000, 4, 1);
        long allowed = Stream.iterate(java.math.BigInteger.ZERO, java.math.BigInteger.ONE::add)
                .map(space::at)
                .takeWhile(Optional::isPresent)
                .filter(there -> space.allows(there.get()))
                .count();
        assertThat(loop.configurations()).doesNotHaveDuplicates().hasSize((int) allowed);
        assertThat(loop.peek()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void differentSeedsGiveDifferentSearches(String name, SearchSpace space) {
        SearchLoop one = loop(name, space, 1, 1);
        SearchLoop other = loop(name, space, 2, 1);
        harass(one, 10, 1, 1);
        harass(other, 10, 1, 1);
        if (one.configurations().size() > 1) {
            assertThat(one.configurations()).isNotEqualTo(other.configurations());
        }
    }

    /** Runs trials that end in every way there is, {@code parallel} at a time, with ties, NaN and infinities. */
    private static void harass(SearchLoop loop, int count, int parallel, int objectives) {
        Random random = new Random(17);
        Deque<Integer> running = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            Optional<Integer> asked = loop.ask();
            if (asked.isEmpty()) {
                return;
            }
            running.add(asked.get());
            if (running.size() >= parallel) {
                end(loop, running.remove(), random, objectives);
            }
        }
    }

    private static void end(SearchLoop loop, int number, Random random, int objectives) {
        double[] odd = {0, 1, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -0.0};
        double[] values = new double[objectives];
        for (int m = 0; m < objectives; m++) {
            values[m] = random.nextBoolean() ? random.nextGaussian() : odd[random.nextInt(odd.length)];
        }
        LearningCurve curve = LearningCurve.EMPTY.plus(1 + random.nextInt(5), values);
        switch (random.nextInt(8)) {
            case 0 -> loop.become(number, TrialState.FAILED, LearningCurve.EMPTY);
            case 1 -> loop.become(number, TrialState.PRUNED, curve);
            case 2 -> loop.become(number, TrialState.PAUSED, curve);
            case 3 -> loop.become(number, TrialState.CANCELLED, curve);
            default -> loop.tell(number, values);
        }
    }

    private static void assertIn(SearchSpace space, Configuration proposed) {
        Problems problems = new Problems();
        assertThat(space.read(new Json.Object(proposed.values()), "configuration", problems))
                .as("%s: %s", proposed, problems.list())
                .contains(proposed);
        assertThat(space.allows(proposed)).as("%s is allowed", proposed).isTrue();
    }
}
