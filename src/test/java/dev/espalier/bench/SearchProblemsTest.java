package dev.espalier.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.bench.SearchProblem.Point;
import dev.espalier.json.JsonText;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.testing.Rounding;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchProblemsTest {
    /** Values that the problems' Python gives at x0 = 0.3, x1 = 0.55, x2 = 0.8 … */
    @ParameterizedTest
    @CsvSource({
        "camel6, 2, -0.3357420000000002",
        "hartmann3, 3, -3.59917231333246",
        "ackley4, 4, 6.33809526573085",
        "rastrigin3, 3, 70.51594867099081",
        "styblinski5, 5, -18.30959375",
        "michalewicz5, 5, -0.6553567625503482"
    })
    void theFunctionsOfTheLiteratureHaveTheirValues(String name, int dimensions, double value) {
        String point = IntStream.range(0, dimensions)
                .mapToObj(index -> "'x" + index + "': " + (0.3 + 0.25 * index))
                .collect(Collectors.joining(", "));

        assertThat(at(name, point)).isCloseTo(value, within(Rounding.DOUBLE));
    }

    @Test
    void theMixedAndTheBranchedProblemsHaveTheirValues() {
        assertThat(at("cnn_like", """
                        'learning_rate': 0.002, 'batch_size': 100, 'depth': 9, 'width': 77, 'dropout': 0.31,
                        'optimizer': 'adam', 'activation': 'elu'""")).isCloseTo(0.09478583316539545, within(Rounding.DOUBLE));
        assertThat(at("cell_or_conv", """
                        'learning_rate': 0.002, 'model': 'conv', 'model.conv.depth': 5,
                        'model.conv.shortcut': 'scaled', 'model.conv.shortcut.scaled.scale': 1.3""")).isCloseTo(0.1902691319568126, within(Rounding.DOUBLE));
        assertThat(at("cell_or_conv", """
                        'learning_rate': 0.002, 'model': 'conv', 'model.conv.depth': 5, 'model.conv.shortcut': 'none'""")).isCloseTo(0.22946913195681262, within(Rounding.DOUBLE));
        assertThat(at("cell_or_conv", """
                        'learning_rate': 0.002, 'model': 'lstm', 'model.lstm.units': 99,
                        'model.lstm.recurrent_dropout': 0.4""")).isCloseTo(0.18748682079125445, within(Rounding.DOUBLE));
        assertThat(at("cross_branch", "'x': 1.5, 'branch': 'a', 'branch.a.y': -2.0"))
                .isCloseTo(12.6, within(Rounding.DOUBLE));
        assertThat(at("cross_branch", "'x': 1.5, 'branch': 'b', 'branch.b.z': -2.0"))
                .isCloseTo(20.75, within(Rounding.DOUBLE));
        assertThat(at("cross_branch", "'x': 1.5, 'branch': 'c'")).isCloseTo(0.95, within(Rounding.DOUBLE));
    }

    @Test
    void everyConfigurationOfEverySpaceHasAValueThatIsNotBelowTheOptimum() {
        for (SearchProblem problem : SearchProblems.all()) {
            Problems problems = new Problems();
            SearchSpace space = SearchSpace.parse(problem.tree(), java.util.List.of(), problems);
            assertThat(problems.list()).isEmpty();
            var random = dev.espalier.sampler.core.RandomSource.forTrial(1, 1);
            for (int draw = 0; draw < 200; draw++) {
                Configuration configuration = space.sample(random).orElseThrow();
                assertThat(problem.value(configuration)).isGreaterThanOrEqualTo(problem.optimum() - 1e-9);
            }
        }
    }

    private static double at(String name, String values) {
        Json.Object object = (Json.Object) JsonText.parse("{" + values.replace('\'', '"') + "}");
        return SearchProblems.named(name).formula().applyAsDouble(new Point(object.members()));
    }
}
