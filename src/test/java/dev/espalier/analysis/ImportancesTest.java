package dev.espalier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.analysis.Importances.Importance;
import dev.espalier.analysis.Importances.Method;
import dev.espalier.analysis.Importances.Report;
import dev.espalier.json.JsonText;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Conflict;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Studies;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shares are of some thousands of draws, and of a forest over them; each bound holds for a dozen other seeds. */
class ImportancesTest {
    private static final String UNIT = "{'$float': {'low': 0, 'high': 1}}";
    private static final String FLAT = "{'x': U, 'y': U, 'z': U, 'kind': {'$choice': ['a', 'b']}}";
    private static final String BRANCHED = """
            {'x': U, 'model': {'$choice': {'a': {'type': 'a', 'y': U}, 'b': {'type': 'b'}}}}""";

    private static SearchSpace space(String tree) {
        Problems problems = new Problems();
        SearchSpace space = SearchSpace.parse(
                (Json.Object) JsonText.parse(tree.replace("U", UNIT).replace('\'', '"')), List.of(), problems);
        problems.throwIfAny();
        return space;
    }

    /** What comes out of uniform draws. */
    private static Report report(SearchSpace space, int trials, Method method, ToDoubleFunction<Configuration> loss) {
        RandomGenerator random = RandomSource.forTrial(5, 0);
        Studies studies = Studies.minimizing("loss");
        for (int trial = 0; trial < trials; trial++) {
            Configuration configuration = space.sample(random).orElseThrow();
            studies.measuredOnce(TrialState.COMPLETE, configuration, loss.applyAsDouble(configuration));
        }
        return Importances.of(studies.state(), space, 0, method, RandomSource.forTrial(6, 0));
    }

    private static Map<String, Double> shares(Report report) {
        return report.items().stream().collect(Collectors.toMap(Importance::parameter, Importance::importance));
    }

    @Test
    void fanovaFindsTheSharesOfAnAdditiveFunction() {
        // Variances: 9/12 of x, 1/12 of y, none of z, 1 of the choice.
        Report report = report(
                space(FLAT),
                1_500,
                Method.FANOVA,
                configuration -> 3 * configuration.code(0) + configuration.code(1) + 2 * configuration.code(3));

        double total = 9.0 / 12 + 1.0 / 12 + 1;
        assertThat(shares(report).get("x")).isCloseTo(9.0 / 12 / total, within(0.02));
        assertThat(shares(report).get("y")).isCloseTo(1.0 / 12 / total, within(0.02));
        assertThat(shares(report).get("z")).isCloseTo(0, within(0.005));
        assertThat(shares(report).get("kind")).isCloseTo(1 / total, within(0.02));
        assertThat(report.interactions().orElseThrow()).isLessThan(0.03);
        assertThat(report.items()).extracting(Importance::parameter).startsWith("kind", "x", "y");
    }

    @Test
    void fanovaTellsInteractionsFromParameters() {
        Report report = report(
                space(FLAT),
                1_500,
                Method.FANOVA,
                configuration -> (configuration.code(0) - 0.5) * (configuration.code(1) - 0.5));

        assertThat(report.interactions().orElseThrow()).isGreaterThan(0.85);
    }

    @Test
    void fanovaJudgesAParameterWithinItsBranchAndWeighsItByTheBranchsMass() {
        // x: 1/12 of variance; model: the branches' means are 1 apart, 1/4; y: 4/12 within half of the space, 1/6.
        Report report = report(
                space(BRANCHED),
                1_500,
                Method.FANOVA,
                configuration -> configuration.code(0) + (configuration.code(1) == 0 ? 2 * configuration.code(2) : 0));

        assertThat(shares(report).get("x")).isCloseTo(1.0 / 6, within(0.02));
        assertThat(shares(report).get("model")).isCloseTo(1.0 / 2, within(0.02));
        assertThat(shares(report).get("model.a.y")).isCloseTo(1.0 / 3, within(0.02));
        assertThat(report.items())
                .filteredOn(item -> item.parameter().equals("model.a.y"))
                .singleElement()
                .satisfies(item -> assertThat(item.mass()).isEqualTo(0.5));
    }

    @Test
    void fanovaFindsAParameterTwoBranchesDeepThatItsChoicesDoNotShow() {
        SearchSpace space = space("""
                {'x': U, 'p': {'$choice': {
                    'a': {'type': 'a', 'q': {'$choice': {'c': {'type': 'c', 'y': U}, 'd': {'type': 'd'}}}},
                    'b': {'type': 'b'}}}}""");
        int deep = space.parameter("p.a.q.c.y").orElseThrow().index();

        // All branches' means are 0, so that the deep parameter is the whole variance: 1/12 of a quarter, and 1/192 of
        // x.
        Report report = report(
                space,
                1_500,
                Method.FANOVA,
                configuration -> configuration.code(0) / 4
                        + (Double.isNaN(configuration.code(deep)) ? 0 : configuration.code(deep) - 0.5));

        double total = 1.0 / 48 + 1.0 / 192;
        assertThat(shares(report).get("p.a.q.c.y")).isCloseTo(1.0 / 48 / total, within(0.04));
        assertThat(shares(report).get("x")).isCloseTo(1.0 / 192 / total, within(0.04));
        assertThat(shares(report).get("p")).isCloseTo(0, within(0.02));
        assertThat(shares(report).get("p.a.q")).isCloseTo(0, within(0.02));
    }

    @Test
    void pedAnovaIsTheDivergenceOfTheBestFromAll() {
        SearchSpace space = space("{'x': U, 'z': U, 'kind': {'$choice': ['a', 'b', 'c', 'd', 'e']}}");

        // An eighth is equally good, and counts whole as the best tenth. It lies in one of five branches:
        // 1/5 (5 - 1)^2 + 4/5 = 4. It is the lower five eighths of x there: 5/8 (8/5 - 1)^2 + 3/8 = 0.6.
        Report report = report(
                space,
                4_000,
                Method.PED_ANOVA,
                configuration -> configuration.code(2) == 3 ? (configuration.code(0) < 0.625 ? 0 : 1) : 5);

        assertThat(shares(report).get("kind")).isCloseTo(4 / 4.6, within(0.05));
        assertThat(shares(report).get("x")).isCloseTo(0.6 / 4.6, within(0.05));
        assertThat(shares(report).get("z")).isLessThan(0.005);
        assertThat(report.interactions()).isEmpty();
        assertThat(report.items().stream().mapToDouble(Importance::importance).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void pedAnovaWeighsBranchesByTheShareOfTheTrialsInThem() {
        SearchSpace space = space("""
                {'model': {'$choice': {'a': {'type': 'a', 'y': U}, 'b': {'type': 'b', 'z': U},
                                       'c': {'type': 'c', 'z': U}, 'd': {'type': 'd', 'y': U}}}}""");

        Report report = report(
                space,
                4_000,
                Method.PED_ANOVA,
                configuration -> Math.abs(configuration.code(1 + (int) configuration.code(0)) - 0.5));

        assertThat(shares(report).get("model")).isLessThan(0.01);
        assertThat(report.items().subList(0, 4))
                .allSatisfy(item -> assertThat(item.mass()).isCloseTo(0.25, within(0.03)))
                .allSatisfy(item -> assertThat(item.importance()).isCloseTo(0.25, within(0.05)));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void theSameTrialsGiveTheSameImportances(Method method) {
        ToDoubleFunction<Configuration> loss = configuration -> configuration.code(0) * configuration.code(1);

        assertThat(report(space(FLAT), 60, method, loss)).isEqualTo(report(space(FLAT), 60, method, loss));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void whereNothingMattersNothingIsImportant(Method method) {
        Report report = report(space(BRANCHED), 40, method, configuration -> 1);

        assertThat(report.items())
                .allSatisfy(item -> assertThat(item.importance()).isZero());
        assertThat(report.trials()).isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void tooFewTrialsAreRefusedInWords(Method method) {
        assertThatThrownBy(() -> report(space(FLAT), 4, method, configuration -> 1))
                .isInstanceOf(Conflict.class)
                .hasMessage("Importance needs at least 5 measured trials with a finite value; study s1 has 4.");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void whatIsTheSameButForRoundingMattersToNothing(Method method) {
        Report report = report(space(FLAT), 40, method, configuration -> configuration.code(0) < 0.5 ? 0.3 : 0.1 + 0.2);

        assertThat(report.items())
                .allSatisfy(item -> assertThat(item.importance()).isZero());
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void fiveMeasuredTrialsAreEnough(Method method) {
        Report report = report(space(FLAT), 5, method, configuration -> configuration.code(0));

        assertThat(report.trials()).isEqualTo(5);
        assertThat(report.items())
                .allSatisfy(item -> assertThat(item.importance()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void trialsThatAreNotANumberAreNotMeasured(Method method) {
        assertThatThrownBy(() -> report(space(FLAT), 40, method, configuration -> Double.NaN))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("has 0");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void prunedTrialsTellWhatMatters(Method method) {
        SearchSpace space = space("{'x': U, 'z': U}");
        RandomGenerator random = RandomSource.forTrial(5, 0);
        Studies studies = Studies.minimizing("loss");
        for (int trial = 0; trial < 90; trial++) {
            Configuration configuration = space.sample(random).orElseThrow();
            double floor = configuration.code(0);
            // Losses fall by far more from step to step than trials differ, as they do in training.
            double[] curve = {9 + floor, 3 + floor, floor};
            boolean complete = trial % 9 == 0;
            studies.with(
                    complete ? TrialState.COMPLETE : TrialState.PRUNED,
                    configuration,
                    complete ? curve : java.util.Arrays.copyOf(curve, 1 + trial % 2));
        }

        Report report = Importances.of(studies.state(), space, 0, method, RandomSource.forTrial(6, 0));

        assertThat(report.trials()).isEqualTo(90);
        assertThat(shares(report).get("x")).isGreaterThan(0.85);
        assertThat(shares(report).get("z")).isLessThan(0.1);
    }
}
