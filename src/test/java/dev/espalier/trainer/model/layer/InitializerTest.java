package dev.espalier.trainer.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.InvalidInput;
import dev.espalier.testing.Chance;
import dev.espalier.testing.Rounding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
    /** Both factors of every product were rounded, and the sizes of all products of two unit vectors add up to 1 at most. */
    private static final double ROUNDED = Rounding.of(2);

    /** He et al. 2015: 2 over the inputs; Glorot and Bengio 2010: 2 over inputs and outputs. */
    @ParameterizedTest
    @CsvSource({"HE, 0.00347222", "XAVIER, 0.00115741", "ORTHOGONAL, 0.00173611"})
    void aKernelHasTheMeanAndVarianceOfItsInitializer(Initializer initializer, double variance) {
        float[] values = initial(initializer, 128, 64, 3, 3);
        assertThat(mean(values)).isCloseTo(0, within(Chance.ofMean(Math.sqrt(variance), values.length)));
        assertThat(square(values)).isCloseTo(variance, within(variance * Chance.ofSquare(values.length)));
    }

    @Test
    void heAndXavierFillTheirRangeEvenly() {
        float[] values = initial(Initializer.HE, 128, 64, 3, 3);
        double bound = Math.sqrt(6.0 / (64 * 9));
        long inner = 0;
        for (float value : values) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
            inner += Math.abs(value) < bound / 2 ? 1 : 0;
        }
        assertThat((double) inner / values.length).isCloseTo(0.5, within(Chance.ofShare(0.5, values.length)));
    }

    @ParameterizedTest
    @CsvSource({"20, 50", "50, 20", "30, 30", "1, 7", "7, 1"})
    void theFewerOfRowsAndColumnsAreOrthonormal(int rows, int columns) {
        float[] values = initial(Initializer.ORTHOGONAL, rows, columns);
        int count = Math.min(rows, columns);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double dot = 0;
                for (int k = 0; k < Math.max(rows, columns); k++) {
                    dot += rows <= columns
                            ? (double) values[i * columns + k] * values[j * columns + k]
                            : (double) values[k * columns + i] * values[k * columns + j];
                }
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(ROUNDED));
            }
        }
    }

    @Test
    void eachGateIsOrthogonalByItself() {
        ParameterLayout layout = new ParameterLayout(Initializer.ORTHOGONAL);
        int unused = layout.weights(4, "state", Initial.constant(0), 4 * 8, 8);
        float[] values = layout.initial(new SplittableRandom(1)).parameters();
        for (int row = 0; row < 4 * 8; row++) {
            for (int other = row / 8 * 8; other < row / 8 * 8 + 8; other++) {
                double dot = 0;
                for (int k = 0; k < 8; k++) {
                    dot += (double) values[row * 8 + k] * values[other * 8 + k];
                }
                assertThat(dot).isCloseTo(row == other ? 1 : 0, within(ROUNDED));
            }
        }
    }

    @Test
    void theLayersOwnBeginningStandsWhereNothingElseIsWanted() {
        assertThat(initial(Initializer.AUTO, 3, 4)).containsOnly(0.5f);
    }

    @Test
    void anOrthogonalMatrixThatWouldTakeMinutesIsRefused() {
        assertThatThrownBy(() -> initial(Initializer.ORTHOGONAL, 8_192, 25_088))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("trial.model.initializer")
                .hasMessageContaining("up to weight");
    }

    /** Each of them takes two thirds of what all may. */
    @Test
    void orthogonalMatricesThatTogetherWouldTakeMinutesAreRefused() {
        ParameterLayout layout = new ParameterLayout(Initializer.ORTHOGONAL);
        int unused = layout.weights(4, "first", Initial.constant(0), 4 * 2048, 2048);
        assertThatThrownBy(() -> layout.weights(4, "second", Initial.constant(0), 4 * 2048, 2048))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("trial.model.initializer")
                .hasMessageContaining("up to second");
    }

    @Test
    void matricesOfAnotherBeginningDoNotCount() {
        ParameterLayout layout = new ParameterLayout(Initializer.HE);
        int unused = layout.weight("large", Initial.constant(0), 8_192, 25_088);
        assertThatThrownBy(
                        () -> layout.weights(Initializer.ORTHOGONAL, 8, "state", Initial.constant(0), 8 * 2048, 2048))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("trial.model.recurrent_initializer");
    }

    private static float[] initial(Initializer initializer, long... dimensions) {
        ParameterLayout layout = new ParameterLayout(initializer);
        int unused = layout.weight("weight", Initial.constant(0.5f), dimensions);
        return layout.initial(new SplittableRandom(1)).parameters();
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double square(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }
}
