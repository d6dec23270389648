package dev.espalier.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Nets;
import dev.espalier.trainer.config.MetricNames;
import dev.espalier.trainer.config.Task;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoresTest {

    @Test
    void aClassifierIsScoredByLossAccuracyPrecisionRecallAndF1() {
        float[] logits = {2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2, 0};
        Map<String, Double> metrics = classified(logits, 0, 1, 1, 1);
        double likely = Math.log(Math.exp(2) + 2) - 2;
        assertThat(metrics.get("val_loss")).isCloseTo((3 * likely + likely + 2) / 4, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_accuracy")).isEqualTo(0.75);
        assertThat(metrics.get("val_precision_a")).isEqualTo(0.5);
        assertThat(metrics.get("val_recall_a")).isEqualTo(1);
        assertThat(metrics.get("val_f1_a")).isCloseTo(2.0 / 3, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_precision_b")).isEqualTo(1);
        assertThat(metrics.get("val_recall_b")).isCloseTo(2.0 / 3, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_f1_b")).isCloseTo(0.8, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_micro_precision")).isEqualTo(0.75);
        assertThat(metrics.get("val_micro_recall")).isEqualTo(0.75);
        assertThat(metrics.get("val_micro_f1")).isEqualTo(0.75);
    }

    @Test
    void aClassThatNeverOccursScoresNothingAndCountsInNoMean() {
        float[] logits = {2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2, 0};
        Map<String, Double> metrics = classified(logits, 0, 1, 1, 1);
        assertThat(metrics.get("val_precision_c")).isZero();
        assertThat(metrics.get("val_recall_c")).isZero();
        assertThat(metrics.get("val_f1_c")).isZero();
        assertThat(metrics.get("val_precision")).isCloseTo((0.5 + 1) / 2, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_recall")).isCloseTo((1 + 2.0 / 3) / 2, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_f1")).isCloseTo((2.0 / 3 + 0.8) / 2, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_auc")).isCloseTo((5.0 / 6 + 5.0 / 6) / 2, within(Rounding.DOUBLE));
    }

    @Test
    void whatIsTakenForWhatIsCountedByTheTrueClassFirst() {
        Scores scores = ClassificationScores.of(
                new float[] {2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2, 0}, new int[] {0, 1, 1, 2}, List.of("a", "b", "c"));
        assertThat(scores.confusion().orElseThrow().counts())
                .isDeepEqualTo(new int[][] {{1, 0, 0}, {1, 1, 0}, {0, 1, 0}});
    }

    @Test
    void aLogLossIsThatOfClippedProbabilities() {
        Map<String, Double> metrics = classified(new float[] {100, 0, 0, 0, 100, 0}, 1, 1);
        assertThat(metrics.get("val_loss")).isCloseTo(50, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_log_loss")).isCloseTo((-Math.log(1e-15) + 1e-15) / 2, within(Rounding.DOUBLE));
    }

    @Test
    void aConstantPredictionTellsNothing() {
        int[] labels = {0, 1, 2, 3, 4, 5, 5};
        List<String> names = List.of("a", "b", "c", "d", "e", "f");
        Map<String, Double> metrics = ClassificationScores.of(new float[labels.length * 6], labels, names)
                .metrics("val");
        assertThat(metrics.get("val_auc")).isEqualTo(0.5);
        assertThat(metrics.get("val_accuracy")).isCloseTo(1.0 / 7, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_top3_accuracy")).isCloseTo(3.0 / 7, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_top5_accuracy")).isCloseTo(5.0 / 7, within(Rounding.DOUBLE));
        assertThat(metrics.get("val_log_loss")).isCloseTo(Math.log(6), within(Rounding.DOUBLE));
    }

    @Test
    void amongTheLikeliestClassesATieGoesToTheEarlier() {
        List<String> names = List.of("a", "b", "c", "d");
        float[] logits = {1, 3, 2, 2, 1, 3, 2, 2, 9, 8, 7, 7};
        Map<String, Double> metrics =
                ClassificationScores.of(logits, new int[] {3, 0, 3}, names).metrics("val");
        assertThat(metrics.get("val_top3_accuracy")).isCloseTo(1.0 / 3, within(Rounding.DOUBLE));
        assertThat(metrics).doesNotContainKey("val_top5_accuracy");
    }

    @Test
    void theAreaOfTwoClassesIsTheShareOfPairsInOrderTiesCountedHalf() {
        float[] scores = {0.1f, 0.4f, 0.4f, 0.8f, 0.4f};
        float[] logits = new float[10];
        for (int i = 0; i < 5; i++) {
            logits[2 * i + 1] = scores[i];
        }
        Map<String, Double> metrics = ClassificationScores.of(logits, new int[] {0, 0, 1, 1, 0}, List.of("no", "yes"))
                .metrics("val");
        assertThat(metrics.get("val_auc")).isEqualTo((1 + 0.5 + 0.5 + 1 + 1 + 1) / 6);
    }

    @Test
    void theAreaWhereOneClassAloneOccursIsThatOfGuessing() {
        assertThat(classified(new float[] {3, 0, 0, 0, 3, 0}, 0, 0).get("val_auc"))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 30})
    void theAreaIsWhatCountingEveryPairGives(int classes) {
        SplittableRandom random = new SplittableRandom(classes);
        int[] labels = random.ints(200, 0, classes).toArray();
        double[] scores =
                random.ints(200L * classes, 0, 9).mapToDouble(tie -> tie / 9.0).toArray();
        assertThat(RocArea.of(scores, labels, classes))
                .isCloseTo(byPairs(scores, labels, classes), within(Rounding.DOUBLE));
    }

    @Test
    void manyExamplesOfManyClassesAreScoredInTheTimeOfAFewBatches() {
        SplittableRandom random = new SplittableRandom(1);
        float[] logits = Nets.noise(10_000 * 77, 3);
        int[] labels = random.ints(10_000, 0, 77).toArray();
        List<String> names = IntStream.range(0, 77).mapToObj(Integer::toString).toList();
        // The processor's time, for what else the machine does then is not in it.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(ClassificationScores.of(logits, labels, names).metrics("val"))
                .hasSize(12 + 3 * 77);
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(3_000_000_000L);
    }

    @Test
    void aRegressionIsScoredInTheUnitsOfItsData() {
        Map<String, Double> metrics = RegressionScores.of(new float[] {0, 1, 2}, new float[] {0, 1, 4}, 10)
                .metrics("test");
        assertThat(metrics.get("test_loss")).isCloseTo(4.0 / 3, within(Rounding.DOUBLE));
        assertThat(metrics.get("test_mse")).isCloseTo(100 * 4.0 / 3, within(Rounding.DOUBLE));
        assertThat(metrics.get("test_mae")).isCloseTo(10 * 2.0 / 3, within(Rounding.DOUBLE));
        assertThat(metrics.get("test_rmse")).isCloseTo(10 * Math.sqrt(4.0 / 3), within(Rounding.DOUBLE));
        assertThat(metrics.get("test_r2")).isCloseTo(1 - 4 / (26.0 / 3), within(Rounding.DOUBLE));
    }

    @Test
    void ofValuesAllTheSameOnlyRightPredictionsExplainAnything() {
        float[] same = {0.1f, 0.1f, 0.1f};
        assertThat(RegressionScores.of(same, same, 1).explained()).isEqualTo(1);
        assertThat(RegressionScores.of(new float[] {0.1f, 0.1f, 0.2f}, same, 1).explained())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 20, 21})
    void whatIsMeasuredIsWhatAnObjectiveMayName(int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(index -> "class " + index).toList();
        List<String> measured =
                new ArrayList<>(ClassificationScores.of(new float[classes * classes], labels(classes), names)
                        .metrics("val")
                        .keySet());
        assertThat(MetricNames.of(Task.IMAGE_CLASSIFICATION, names)).startsWith(measured.toArray(String[]::new));
        assertThat(MetricNames.of(Task.IMAGE_CLASSIFICATION, names).stream().filter(name -> name.startsWith("val_")))
                .hasSameSizeAs(measured);
        List<String> numbers = new ArrayList<>(RegressionScores.of(new float[2], new float[2], 1)
                .metrics("val")
                .keySet());
        assertThat(MetricNames.of(Task.TABULAR_REGRESSION, List.of()).stream().filter(name -> name.startsWith("val_")))
                .containsExactlyElementsOf(numbers);
    }

    private static int[] labels(int classes) {
        return IntStream.range(0, classes).toArray();
    }

    private static Map<String, Double> classified(float[] logits, int... labels) {
        return ClassificationScores.of(logits, labels, List.of("a", "b", "c")).metrics("val");
    }

    private static double byPairs(double[] scores, int[] labels, int classes) {
        double sum = 0;
        for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
            int own = c;
            double[] in = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == own)
                    .mapToDouble(i -> scores[i * classes + own])
                    .toArray();
            double[] out = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] != own)
                    .mapToDouble(i -> scores[i * classes + own])
                    .toArray();
            double won = Arrays.stream(in)
                    .map(positive -> Arrays.stream(out)
                            .map(negative -> positive > negative ? 1 : positive == negative ? 0.5 : 0)
                            .sum())
                    .sum();
            sum += won / in.length / out.length;
        }
        return sum / (classes == 2 ? 1 : classes);
    }
}
