package dev.espalier.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.trainer.config.MetricNames;
import dev.espalier.trainer.config.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldScoresTest {
    private static final List<String> CLASSES = List.of("a", "b", "c");

    @Test
    void aFoldWithoutAClassDoesNotCountInItsMeans() {
        Map<String, Double> means =
                new FoldScores(List.of(scores(new int[] {0, 1}, 0, 1), scores(new int[] {0, 0}, 0, 0))).means();
        assertThat(means.get("val_f1_b")).isEqualTo(1);
        assertThat(means.get("val_recall_b")).isEqualTo(1);
        assertThat(means.get("val_f1_a")).isEqualTo(1);
        assertThat(means.get("val_f1_c")).isZero();
        assertThat(means.keySet())
                .containsExactlyElementsOf(
                        scores(new int[] {0}, 0).metrics("val").keySet());
    }

    @Test
    void aClassThatIsPredictedWhereThereIsNoneCounts() {
        Map<String, Double> means =
                new FoldScores(List.of(scores(new int[] {0, 1}, 0, 1), scores(new int[] {0, 0}, 0, 1))).means();
        assertThat(means.get("val_precision_b")).isEqualTo(0.5);
    }

    @Test
    void noClassIsNamedLikeAFoldsOwnMeasure() {
        for (String metric : List.of("val_f1", "val_precision", "val_f1_a")) {
            assertThat(MetricNames.ofFolds(metric, 2))
                    .doesNotContainAnyElementsOf(MetricNames.of(
                            Task.TABULAR_CLASSIFICATION, List.of("fold1", "a", "a_fold1", "fold2_val_f1")));
        }
    }

    /** Of examples of {@code classes} that are taken for {@code predicted}. */
    private static Scores scores(int[] classes, int... predicted) {
        float[] logits = new float[classes.length * CLASSES.size()];
        for (int i = 0; i < predicted.length; i++) {
            logits[i * CLASSES.size() + predicted[i]] = 5;
        }
        return ClassificationScores.of(logits, classes, CLASSES);
    }
}
