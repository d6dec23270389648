package dev.espalier.sampler.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.sampler.Harassment;
import dev.espalier.sampler.KitSpaces;
import dev.espalier.sampler.Samplers;
import dev.espalier.sampler.Samplings;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Problems;
import dev.espalier.study.TrialState;
import dev.espalier.testing.SearchLoop;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every sampler must do, on every kind of space. */
final class SamplerKitTest {

    static Stream<Arguments> samplersAndSpaces() {
        return Samplers.names().stream()
                .flatMap(name -> Stream.of(KitSpaces.values())
                        .filter(space -> Samplings.canDo(name, space.get(), 1))
                        .map(space -> Arguments.of(name, space)));
    }

    static Stream<Arguments> samplersAndFiniteSpaces() {
        return Samplers.names().stream()
                .flatMap(name -> KitSpaces.finite().stream().map(space -> Arguments.of(name, space)));
    }

    private static SearchLoop loop(String name, SearchSpace space, long seed, int objectives) {
        return new SearchLoop(Samplings.sampler(name, Json.EMPTY, space, objectives), space, seed, objectives);
    }

    /** A search that a sampler made afresh goes on with. */
    private static SearchLoop resumed(String name, SearchSpace space, long seed, SearchLoop search, int trials) {
        SearchLoop resumed = loop(name, space, seed, 1);
        search.trials().stream()
                .limit(trials)
                .forEach(trial -> resumed.add(trial.configuration(), trial.state(), trial.curve()));
        return resumed;
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void staysInTheSpaceWhateverComesOut(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        for (int parallel : new int[] {1, 8, 64}) {
            SearchLoop loop = loop(name, space, 5, 1);
            new Harassment(loop, parallel, 1).until(Samplings.isSlow(name) ? 14 + parallel : 120);
            assertThat(loop.configurations()).allSatisfy(proposed -> assertIn(space, proposed));
        }
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void staysInTheSpaceWithThreeObjectives(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        assumeTrue(Samplings.canDo(name, space, 3), name + " takes one objective");
        SearchLoop loop = loop(name, space, 6, 3);
        new Harassment(loop, 4, 3).until(Samplings.isSlow(name) ? 18 : 80);
        assertThat(loop.configurations()).allSatisfy(proposed -> assertIn(space, proposed));
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void goesOnWhenEveryTrialFails(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        SearchLoop loop = loop(name, space, 7, 1);
        int count = Samplings.isSlow(name) ? 20 : 70;
        for (int i = 0; i < count; i++) {
            loop.ask().ifPresent(number -> loop.become(number, TrialState.FAILED, LearningCurve.EMPTY));
        }
        assertThat(loop.configurations()).allSatisfy(proposed -> assertIn(space, proposed));
        if (space.size().isEmpty()) {
            assertThat(loop.configurations()).hasSize(count);
        }
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void proposesTheSameAgainFromTheSameHistory(String name, KitSpaces kit) {
        SearchLoop one = loop(name, kit.get(), 5, 1);
        SearchLoop other = loop(name, kit.get(), 5, 1);
        int count = Samplings.isSlow(name) ? 25 : 60;
        new Harassment(one, 3, 1).until(count);
        new Harassment(other, 3, 1).until(count);
        assertThat(one.configurations()).isEqualTo(other.configurations());
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void whatItRemembersChangesNothing(String name, KitSpaces kit) {
        SearchLoop warm = loop(name, kit.get(), 5, 1);
        Harassment harassment = new Harassment(warm, 5, 1);
        for (int trials = 5; trials <= (Samplings.isSlow(name) ? 30 : 125); trials += Samplings.isSlow(name) ? 5 : 12) {
            harassment.until(trials);
            SearchLoop cold = resumed(name, kit.get(), 5, warm, warm.trials().size());
            assertThat(warm.peek()).as("after %s trials", trials).isEqualTo(cold.peek());
        }
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void aHistoryThatDoesNotContinueTheLastIsReadFromItsBeginning(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        SearchLoop longer = loop(name, space, 5, 1);
        SearchLoop other = loop(name, space, 11, 1);
        new Harassment(longer, 2, 1).until(Samplings.isSlow(name) ? 25 : 40);
        new Harassment(other, 4, 1).until(Samplings.isSlow(name) ? 20 : 30);
        Sampler sampler = Samplings.sampler(name, space);
        longer.peekWith(sampler);
        assertThat(other.peekWith(sampler)).as("another study").isEqualTo(other.peek());
        SearchLoop shorter = resumed(name, space, 5, longer, 20);
        longer.peekWith(sampler);
        assertThat(shorter.peekWith(sampler)).as("an earlier state").isEqualTo(shorter.peek());
    }

    @ParameterizedTest
    @MethodSource("samplersAndFiniteSpaces")
    void proposesEachConfigurationOfAFiniteSpaceOnceThenNone(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        SearchLoop loop = loop(name, space, 9, 1);
        new Harassment(loop, 4, 1).until(1000);
        assertThat(loop.configurations()).doesNotHaveDuplicates().hasSize(allowed(space));
        assertThat(loop.peek()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samplersAndFiniteSpaces")
    void doesNotProposeWhatAPersonEnqueued(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        SearchLoop loop = loop(name, space, 9, 1);
        Stream.iterate(BigInteger.ZERO, BigInteger.ONE::add)
                .map(space::at)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(space::allows)
                .limit(5)
                .forEach(asked -> loop.add(asked, TrialState.WAITING, LearningCurve.EMPTY));
        new Harassment(loop, 4, 1).until(1000);
        assertThat(loop.configurations()).doesNotHaveDuplicates().hasSize(allowed(space));
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void learnsFromWhatItDidNotPropose(String name, KitSpaces kit) {
        SearchSpace space = kit.get();
        SearchLoop loop = loop(name, space, 3, 1);
        int before = Samplings.isSlow(name) ? 25 : 60;
        for (int i = 0; i < before; i++) {
            Configuration foreign =
                    space.sample(RandomSource.forTrial(99, i % 20)).orElseThrow();
            loop.add(foreign, TrialState.COMPLETE, LearningCurve.EMPTY.plus(1, new double[] {i % 7}));
        }
        new Harassment(loop, 1, 1).until(before + (Samplings.isSlow(name) ? 3 : 15));
        assertThat(loop.configurations()).allSatisfy(proposed -> assertIn(space, proposed));
    }

    @ParameterizedTest
    @MethodSource("samplersAndSpaces")
    void differentSeedsGiveDifferentSearches(String name, KitSpaces kit) {
        SearchLoop one = loop(name, kit.get(), 1, 1);
        SearchLoop other = loop(name, kit.get(), 2, 1);
        new Harassment(one, 1, 1).until(10);
        new Harassment(other, 1, 1).until(10);
        if (one.configurations().size() > 1) {
            assertThat(one.configurations()).isNotEqualTo(other.configurations());
        }
    }

    private static int allowed(SearchSpace space) {
        return (int) Stream.iterate(BigInteger.ZERO, BigInteger.ONE::add)
                .map(space::at)
                .takeWhile(Optional::isPresent)
                .filter(there -> space.allows(there.get()))
                .count();
    }

    private static void assertIn(SearchSpace space, Configuration proposed) {
        Problems problems = new Problems();
        assertThat(space.read(new Json.Object(proposed.values()), "configuration", problems))
                .as("%s: %s", proposed, problems.list())
                .contains(proposed);
        assertThat(space.allows(proposed)).as("%s is allowed", proposed).isTrue();
    }
}
