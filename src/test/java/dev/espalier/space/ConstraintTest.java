package dev.espalier.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Configuration;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.testing.Patience;
import dev.espalier.testing.Property;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
    private static final String NET = """
            {'depth': {'$int': {'low': 1, 'high': 8}}, 'width': {'$ordinal': [16, 32, 64]},
             'model': {'$choice': {'plain': {'drop-out': {'$float': {'low': 0, 'high': 1, 'step': 0.1}}}, 'resnet': {}}},
             'bias': {'$choice': [true, false]}, 'max': {'$choice': ['a', 'b', null]}}
            """;

    @Test
    void everyDrawSatisfiesTheConstraints() {
        SearchSpace space = Spaces.of(NET, "depth * width <= 128", "model.plain.drop-out >= 0.5 or depth > 2");
        Property.check(1, 300, random -> {
            Configuration drawn = space.sample(random).orElseThrow();
            double depth = drawn.code(0);
            double width = 16 << (int) drawn.code(1);
            boolean isPlain = drawn.code(2) == 0;
            assertThat(depth * width).isLessThanOrEqualTo(128);
            assertThat(!isPlain || drawn.code(3) >= 0.5 || depth > 2).isTrue();
            assertThat(space.violated(drawn)).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    depth == 3                                  | true
                    depth * width <= 95                         | false
                    depth*width<=96 && model == "plain"         | true
                    depth > 3 OR model != "plain"               | false
                    not (depth > 3) and bias                    | true
                    model.plain.drop-out == 0.3                 | true
                    model.plain.drop-out-0.3 == 0               | true
                    max(depth, 2) == 3 and max == "a"           | true
                    abs(2 - depth) < 1.5e0                      | true
                    log(depth) > 1 and sqrt(width) < 6          | true
                    if(bias, depth, width) = 3                  | true
                    depth ^ 2 == 9                              | true
                    width % depth == 2                          | true
                    1 / (depth - 3) < 1                         | false
                    9^9^9^9 > 1                                 | false
                    round(depth, 900000000) == 3                | false
                    round(depth / 7, 2) == 0.43                 | true
                    round(depth / 2, 300) == 1.5                | true
                    round(depth * 5, -1) == 20                  | true
                    floor(depth / 2) + ceiling(depth / 2) == 3  | true
                    floor(depth) == depth                       | true
                    floor(1e300 * 1e300 * 1e300) > 1            | false
                    sqrt(1e300 * 1e300 * 1e300) > 1             | false
                    bias                                        | true
                    """)
    void anExpressionIsComputedOverTheParametersValues(String expression, boolean expected) {
        SearchSpace space = Spaces.of(NET, expression);
        Configuration configuration = space.configuration(new double[] {3, 1, 0, 0.3, 0, 0});

        assertThat(space.allows(configuration)).isEqualTo(expected);
        assertThat(space.violated(configuration)).isEqualTo(expected ? List.of() : List.of(expression));
    }

    @Test
    void aConstraintOnAParameterThatDoesNotExistHolds() {
        SearchSpace space = Spaces.of(NET, "model.plain.drop-out > 2");

        assertThat(space.allows(space.configuration(new double[] {3, 1, 1, 0.3, 0, 0})))
                .isTrue();
        assertThat(space.allows(space.configuration(new double[] {3, 1, 0, 0.3, 0, 0})))
                .isFalse();
    }

    @Test
    void constraintsThatNothingSatisfiesGiveNoDraw() {
        assertThat(Spaces.of(NET, "depth < 0").sample(new SplittableRandom(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    dpeth < 3               | there is no parameter "dpeth". Did you mean "depth"?
                    model.plain.dropout < 3 | Did you mean "model.plain.drop-out"?
                    model == plain          | put it in quotes: "plain"
                    model == "plian"        | model is never "plian"; it takes one of "plain", "resnet".
                    depth == "three"        | depth is never "three"; it takes a whole number from 1 to 8.
                    depth + 1               | must be true or false
                    "yes"                   | must be true or false
                    random() < 0.5          | there is no function "random"
                    dt_now() > 3            | there is no function "dt_now"
                    mxa(depth, 3) > 3       | Did you mean "max"?
                    depth < (3              | cannot be read: Closing brace not found
                    depth < 3)              | cannot be read at character 10
                    depth 3                 | cannot be read: Too many operands
                    depth < "3              | text that is not closed
                    depth < 1e99999         | too large or too small
                    depth[0] < 3            | cannot be read at character 6
                    depth < 3; depth > 1    | cannot be read at character 10
                    """)
    void whatCannotBeReadIsToldWithItsPlace(String expression, String message) {
        assertThat(Spaces.problems(NET, "depth < 9", expression)).first().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("constraints.1");
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyConstraintIsRefused(String expression) {
        assertThat(Spaces.problems(NET, expression)).extracting(Problem::path).containsExactly("constraints.0");
    }

    @Test
    void aConstraintIsBoundedInLength() {
        Problems problems = new Problems();
        SearchSpace.parse(Spaces.object(NET), List.of("depth < " + "1+".repeat(1000) + "1"), problems);

        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("at most 1000"));
    }

    @Test
    void noConstraintRunsForLong() {
        String powers = "9" + "^9".repeat(400) + " > 1";
        String brackets = "(".repeat(400) + "depth" + ")".repeat(400) + " > 0";
        String remainder = "(" + "1e300*".repeat(100) + "1) % 1e-300 == 0 or floor(" + "1e300*".repeat(50) + "1) > 0";
        SearchSpace space = Spaces.of(NET, powers, brackets, remainder);
        Configuration configuration = space.configuration(new double[] {3, 1, 0, 0.3, 0, 0});

        Assertions.assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Patience.LONGEST, () -> space.violated(configuration)))
                .doesNotThrowAnyException();
    }

    @Test
    void theWidestRangesAreDrawnFrom() {
        SearchSpace wide = Spaces.of("""
                {'a': {'$float': {'low': -1.7e308, 'high': 1.7e308}}, 'b': {'$float': {'low': 1e-320, 'high': 1e308, 'log': true}},
                 'c': {'$int': {'low': -9007199254740992, 'high': 9007199254740992}},
                 'd': {'$int': {'low': 1, 'high': 9007199254740992, 'log': true}},
                 'e': {'$ordinal': [1e999999999, 1]}}
                """, "e > 0 and a < 1e308 and e % 7 >= 0");
        Property.check(2, 200, random -> {
            Configuration drawn = wide.sample(random).orElseThrow();
            for (Parameter parameter : wide.parameters()) {
                double code = drawn.code(parameter.index());
                assertThat(code).isFinite();
                assertThat(parameter.nearest(code)).isEqualTo(code);
                assertThat(parameter.toUnit(code)).isBetween(0.0, 1.0);
            }
        });
    }

    @Test
    void anExpressionMayBeNestedButNotWithoutEnd() {
        String fair = "(".repeat(400) + "depth" + ")".repeat(400) + " > 0";
        String sum = "depth" + "+1".repeat(400) + " > 0";
        String deep = "depth" + "+1".repeat(480) + " > 0";
        String minus = "-".repeat(900) + "depth > 0";
        String deepest = "-".repeat(440) + "depth > 0";

        assertThat(Spaces.problems(NET, fair)).isEmpty();
        assertThat(Spaces.problems(NET, sum)).isEmpty();
        assertThat(Spaces.problems(NET, deep)).extracting(Problem::path).containsExactly("constraints.0");
        assertThat(Spaces.problems(NET, minus)).extracting(Problem::path).containsExactly("constraints.0");
        assertThat(Spaces.problems(NET, deepest)).isEmpty();
        assertThat(Spaces.problems(NET, "\"" + "x".repeat(990) + "\" == model")).hasSize(1);
    }

    @Test
    void theStackOfAThreadOfTheServerIsDeepEnough() throws InterruptedException {
        String tooDeep = "-".repeat(900) + "depth > 0";
        String deepest = "-".repeat(440) + "depth > 0";
        List<String> done = new CopyOnWriteArrayList<>();
        // Half of what Java gives a thread where nothing else is said.
        Thread thread = new Thread(
                null,
                () -> {
                    done.add(Integer.toString(Spaces.problems(NET, tooDeep).size()));
                    done.add(Spaces.of(NET, deepest)
                                    .sample(new SplittableRandom(1))
                                    .isPresent() + "");
                },
                "small",
                512 * 1024);
        thread.start();
        thread.join();

        assertThat(done).containsExactly("1", "true");
    }

    @Test
    void namesOfAnyKindAreTakenWhereAConstraintSpeaksOfThem() {
        String range = "{'$int': {'low': 1, 'high': 8}}";
        for (String name : List.of(
                "a.b", "a.b.c", "a-b", "a[0]", "_", "été", "\ud83c\udf33", "x y", "and", "1.5.2", "p_0", "max")) {
            String tree = "{'a': " + range + ", '" + name + "x': " + range + ", '" + name + "': " + range + "}";
            SearchSpace space = Spaces.of(tree, name + " < 3");
            assertThat(space.allows(space.configuration(new double[] {8, 8, 2})))
                    .as(name)
                    .isTrue();
            assertThat(space.allows(space.configuration(new double[] {1, 1, 3})))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void constraintsThatTakeLongToComputeAreDrawnForLessOften() {
        String[] many = new String[100];
        Arrays.setAll(many, index -> "sum(depth" + ", width".repeat(120) + ") < " + (100_000 + index));

        assertThat(Spaces.of(NET, "depth < 4").draws()).isEqualTo(10_000);
        String wide = IntStream.range(0, 1_000)
                .mapToObj(index -> "'x" + index + "': {'$float': {'low': 0, 'high': 1}}")
                .collect(Collectors.joining(", ", "{", "}"));
        assertThat(Spaces.of(wide, "x0 < 0.5").draws()).isBetween(1_900, 2_000);
        assertThat(Spaces.of(NET, many).draws()).isBetween(100, 200);
    }

    @Test
    void aRootIsThatOfFloatingPointNumbers() {
        SearchSpace space = Spaces.of("{'depth': {'$int': {'low': 1, 'high': 9}}}", "sqrt(depth - 3) <= 1");
        assertThat(List.of(2, 3, 4, 5).stream()
                        .map(depth -> space.allows(space.configuration(new double[] {depth})))
                        .toList())
                .containsExactly(false, true, true, false);
    }
}
