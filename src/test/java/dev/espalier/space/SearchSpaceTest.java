package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.testing.Property;
import dev.espalier.testing.Rounding;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private final SearchSpace garden = Spaces.of(Spaces.GARDEN);

    @Test
    void aParametersPathTakesTheBranchsLabelAsAStep() {
        assertThat(garden.parameters())
                .extracting(Parameter::path)
                .containsExactly(
                        "batch_size",
                        "learning_rate",
                        "schedule",
                        "layers.0.width",
                        "model",
                        "model.plain.depth",
                        "model.plain.dropout",
                        "model.plain.dropout.1.rate",
                        "model.residual.blocks");
    }

    @Test
    void aConditionalParameterExistsExactlyInItsBranch() {
        Property.check(1, 500, random -> {
            Configuration drawn = garden.sample(random).orElseThrow();
            boolean isPlain = drawn.values().get("model").equals(Json.text("plain"));
            assertThat(drawn.values().containsKey("model.plain.depth")).isEqualTo(isPlain);
            assertThat(drawn.values().containsKey("model.residual.blocks")).isEqualTo(!isPlain);
            boolean isDropped =
                    isPlain && drawn.values().get("model.plain.dropout").equals(Json.text("1"));
            assertThat(drawn.values().containsKey("model.plain.dropout.1.rate")).isEqualTo(isDropped);
            for (Parameter parameter : garden.parameters()) {
                assertThat(garden.exists(parameter, drawn.code()))
                        .isEqualTo(drawn.values().containsKey(parameter.path()));
            }
        });
    }

    @Test
    void theTrainingConfigurationHasTheBranchInPlaceOfTheChoice() {
        double[] code = {1, 0.01, 1, 64, 0, 3, 1, 0.30000000000000004, Double.NaN};

        Json.Object config = garden.config(garden.configuration(code));

        assertThat(config).isEqualTo(Spaces.object("""
                        {'batch_size': 32, 'learning_rate': 0.01, 'schedule': 'cosine',
                         'layers': [{'width': 64}, 'relu'],
                         'model': {'type': 'cnn', 'depth': 3, 'dropout': {'rate': 0.3}}}
                        """));
    }

    @Test
    void codesAreSnappedToTheNearestValue() {
        double[] code = {9, 7, -1, 63.6, 1, 3, 1, 0.3, 3.9};

        Configuration configuration = garden.configuration(code);

        assertThat(configuration.values())
                .containsEntry("batch_size", Json.number(64))
                .containsEntry("learning_rate", Json.number(0.1))
                .containsEntry("schedule", Json.text("constant"))
                .containsEntry("layers.0.width", Json.number(64))
                .containsEntry("model.residual.blocks", Json.number(3))
                .hasSize(6);
        assertThat(configuration.code(5)).isNaN();
    }

    @Test
    void aMissingCodeMeansTheMiddleOfTheRangeOrTheFirstValue() {
        double[] code = new double[9];
        java.util.Arrays.fill(code, Double.NaN);

        Configuration middle = garden.configuration(code);

        assertThat(middle.code(0)).isZero();
        assertThat(middle.code(1)).isCloseTo(Math.sqrt(1e-5), within(Rounding.DOUBLE));
        assertThat(middle.code(5)).isEqualTo(4);
    }

    @Test
    void whatIsDrawnReadsBackAsTheSame() {
        Property.check(7, 500, random -> {
            Configuration drawn = garden.sample(random).orElseThrow();
            Problems problems = new Problems();

            assertThat(garden.read(new Json.Object(drawn.values()), "configuration", problems))
                    .contains(drawn);
            assertThat(garden.configuration(drawn.code())).isEqualTo(drawn);
            assertThat(problems.list()).isEmpty();
        });
    }

    @Test
    void aPointOfTheUnitCubeComesBackFromItsCode() {
        Property.check(3, 300, random -> {
            for (Parameter parameter : garden.parameters()) {
                double code = parameter.fromUnit(random.nextDouble());
                assertThat(parameter.fromUnit(parameter.toUnit(code))).isCloseTo(code, within(Rounding.DOUBLE));
            }
        });
    }

    @Test
    void aFiniteSpaceIsEnumeratedWithoutGapOrDouble() {
        SearchSpace finite = Spaces.of("""
                {'a': {'$choice': {'x': {'n': {'$int': {'low': 1, 'high': 4}}, 'm': {'$ordinal': [1, 2]}}, 'y': {},
                                   'z': {'deep': {'$choice': [{'type': 'p', 'q': {'$choice': [true, false]}}, null]}}}},
                 'b': {'$float': {'low': 0, 'high': 1, 'step': 0.25}}}
                """);
        BigInteger size = finite.size().orElseThrow();

        Set<Configuration> seen = new HashSet<>();
        for (BigInteger i = BigInteger.ZERO; i.compareTo(size) < 0; i = i.add(BigInteger.ONE)) {
            seen.add(finite.at(i).orElseThrow());
        }

        assertThat(size).isEqualTo((4 * 2 + 1 + (2 + 1)) * 5);
        assertThat(seen).hasSize(size.intValueExact());
        assertThat(finite.at(size)).isEmpty();
        assertThat(finite.at(BigInteger.ONE.negate())).isEmpty();
    }

    @Test
    void aSpaceWithAContinuousRangeHasNoSize() {
        assertThat(garden.size()).isEmpty();
        assertThat(garden.at(BigInteger.ZERO)).isEmpty();
    }

    @Test
    void aSpaceWithNothingOpenHasOneConfiguration() {
        SearchSpace closed = Spaces.of("{'depth': 3}");

        Configuration only = closed.sample(new SplittableRandom(1)).orElseThrow();

        assertThat(closed.size()).contains(BigInteger.ONE);
        assertThat(closed.at(BigInteger.ZERO)).contains(only);
        assertThat(closed.config(only)).isEqualTo(Spaces.object("{'depth': 3}"));
    }

    @Test
    void choicesAreDrawnUniformly() {
        int[] counts = counts(Spaces.of("{'a': {'$choice': ['v', 'w', 'x', 'y', 'z']}}"), 0, 5);

        assertThat(chiSquared(counts, new double[] {0.2, 0.2, 0.2, 0.2, 0.2})).isLessThan(18.47); // 4 d.o.f., p 0.001
    }

    @Test
    void wholeNumbersAreDrawnUniformlyEndsIncluded() {
        int[] counts = counts(Spaces.of("{'a': {'$int': {'low': 0, 'high': 5}}}"), 0, 6);

        assertThat(chiSquared(counts, new double[] {1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0}))
                .isLessThan(20.52); // 5 d.o.f., p 0.001
    }

    @Test
    void wholeNumbersOnALogScaleFollowTheLogarithmEndsIncluded() {
        int[] counts = counts(Spaces.of("{'a': {'$int': {'low': 1, 'high': 4, 'log': true}}}"), 1, 4);
        double whole = Math.log(4.5 / 0.5);
        double[] expected = new double[4];
        for (int i = 0; i < 4; i++) {
            expected[i] = Math.log((i + 1.5) / (i + 0.5)) / whole;
        }

        assertThat(chiSquared(counts, expected)).isLessThan(16.27); // 3 d.o.f., p 0.001
    }

    @Test
    void realsOnALogScaleFallEquallyIntoEachDecade() {
        SearchSpace space = Spaces.of("{'a': {'$float': {'low': 1e-4, 'high': 1, 'log': true}}}");
        RandomGenerator random = new SplittableRandom(11);
        int[] counts = new int[4];
        for (int i = 0; i < 8000; i++) {
            counts[
                    (int) Math.floor(Math.log10(
                                    space.sample(random).orElseThrow().code(0)))
                            + 4]++;
        }

        assertThat(chiSquared(counts, new double[] {0.25, 0.25, 0.25, 0.25})).isLessThan(16.27); // 3 d.o.f., p 0.001
    }

    @Test
    void aStepGivesExactDecimals() {
        SearchSpace space = Spaces.of("{'a': {'$float': {'low': 0.1, 'high': 1, 'step': 0.1}}}");

        List<String> shown = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i ->
                        space.at(BigInteger.valueOf(i)).orElseThrow().values().get("a"))
                .map(Words::value)
                .toList();

        assertThat(shown).containsExactly("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1");
    }

    private static int[] counts(SearchSpace space, int first, int kinds) {
        RandomGenerator random = new SplittableRandom(5);
        int[] counts = new int[kinds];
        for (int i = 0; i < 6000; i++) {
            counts[(int) space.sample(random).orElseThrow().code(0) - first]++;
        }
        return counts;
    }

    private static double chiSquared(int[] counts, double[] expected) {
        int total = java.util.Arrays.stream(counts).sum();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += Math.pow(counts[i] - total * expected[i], 2) / (total * expected[i]);
        }
        return sum;
    }
}
