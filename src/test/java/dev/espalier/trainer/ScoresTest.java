package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void aClassifierIsScoredByLossAccuracyAndF1() {
        float[] logits = {2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2, 0};
        Map<String, Double> metrics = ClassificationScores.of(logits, new int[] {0, 1, 1, 1}, List.of("a", "b", "c"))
                .metrics("val");
        double likely = Math.log(Math.exp(2) + 2) - 2;
        assertThat(metrics.get("val_loss")).isCloseTo((3 * likely + likely + 2) / 4, within(1e-6));
        assertThat(metrics.get("val_accuracy")).isEqualTo(0.75);
        assertThat(metrics.get("val_f1_a")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.get("val_f1_b")).isCloseTo(0.8, within(1e-12));
        assertThat(metrics.get("val_f1_c")).isZero();
        assertThat(metrics.get("val_f1")).isCloseTo((2.0 / 3 + 0.8) / 2, within(1e-12));
    }

    @Test
    void aRegressionIsScoredInTheUnitsOfItsData() {
        Map<String, Double> metrics = RegressionScores.of(new float[] {0, 1, 2}, new float[] {0, 1, 4}, 10)
                .metrics("test");
        assertThat(metrics.get("test_loss")).isCloseTo(4.0 / 3, within(1e-9));
        assertThat(metrics.get("test_rmse")).isCloseTo(10 * Math.sqrt(4.0 / 3), within(1e-6));
        assertThat(metrics.get("test_r2")).isCloseTo(1 - 4 / (26.0 / 3), within(1e-6));
    }
}
