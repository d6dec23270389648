package dev.espalier.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AcquisitionTest {
    private static final int DRAWS = 2_000_000;

    /** Below which hardly an outcome is drawn. */
    private static final double LOW = -3;

    @Test
    void theImprovementIsThatOfNumericIntegration() {
        for (double z : new double[] {-3.9, -2, -0.5, 0, 1, 4}) {
            double sum = 0;
            double step = 1e-4;
            for (double below = step / 2; below < 15; below += step) {
                double y = z - below;
                sum += below * Math.exp(-0.5 * y * y) / Math.sqrt(2 * Math.PI) * step;
            }
            assertThat(LogImprovement.log(z)).as("at %s", z).isEqualTo(Math.log(sum), within(1e-6));
        }
    }

    /** In the tail the improvement is phi(z) / z^2 (1 - 3/z^2 + 15/z^4 - 105/z^6 ...). */
    @Test
    void theFarTailFollowsItsAsymptoticSeries() {
        for (double z : new double[] {-20, -100, -1e4, -1e8}) {
            double s = 1 / (z * z);
            double series = Math.log(s) + Math.log1p(s * (-3 + s * (15 - 105 * s)));
            double expected = -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) + series;
            assertThat(LogImprovement.log(z)).isEqualTo(expected, within(1e-7 * Math.abs(expected) + 1e-6));
        }
    }

    @Test
    void theSlopeIsThatOfFiniteDifferencesAcrossTheSeam() {
        for (double z : new double[] {-30, -5, -4.00001, -3.99999, -1, 2}) {
            double step = 1e-5;
            double slope = (LogImprovement.log(z + step) - LogImprovement.log(z - step)) / (2 * step);
            assertThat(LogImprovement.slope(z)).as("at %s", z).isEqualTo(slope, within(1e-4 * Math.abs(slope)));
        }
        assertThat(LogImprovement.log(-4 - 1e-12)).isEqualTo(LogImprovement.log(-4 + 1e-12), within(1e-9));
    }

    @Test
    void theGainOfHypervolumeIsThatOfDraws() {
        Random random = new Random(5);
        for (int objectives = 2; objectives <= 4; objectives++) {
            double[] reference = new double[objectives];
            Arrays.fill(reference, 2);
            List<double[]> front = front(objectives, random);
            HypervolumeImprovement gain =
                    new HypervolumeImprovement(List.of(), BoxDecomposition.outside(front, reference));
            double[] mean = random.doubles(objectives, -0.5, 1).toArray();
            double[] standardDeviation = random.doubles(objectives, 0.2, 0.8).toArray();
            double exact =
                    Math.exp(gain.value(mean, standardDeviation, new double[objectives], new double[objectives]));
            double share = exact / Math.pow(2 - LOW, objectives);
            assertThat(drawn(front, reference, mean, standardDeviation, random))
                    .as("%d objectives", objectives)
                    .isEqualTo(share, within(Chance.ofShare(share, DRAWS)));
        }
    }

    @Test
    void theGainsSlopesAreThoseOfFiniteDifferences() {
        Random random = new Random(6);
        double[] reference = {2, 2, 2};
        HypervolumeImprovement gain =
                new HypervolumeImprovement(List.of(), BoxDecomposition.outside(front(3, random), reference));
        double[] mean = {0.3, 1.5, 0.2};
        double[] standardDeviation = {0.3, 0.1, 0.05};
        double[] byMean = new double[3];
        double[] byDeviation = new double[3];
        gain.value(mean, standardDeviation, byMean, byDeviation);
        for (int m = 0; m < 3; m++) {
            assertThat(byMean[m]).isEqualTo(slope(gain, mean, standardDeviation, mean, m), within(1e-4));
            assertThat(byDeviation[m])
                    .isEqualTo(slope(gain, mean, standardDeviation, standardDeviation, m), within(1e-3));
        }
    }

    private static double slope(
            HypervolumeImprovement gain, double[] mean, double[] standardDeviation, double[] changed, int m) {
        double step = 1e-6;
        double before = changed[m];
        changed[m] = before + step;
        double up = gain.value(mean, standardDeviation, new double[3], new double[3]);
        changed[m] = before - step;
        double down = gain.value(mean, standardDeviation, new double[3], new double[3]);
        changed[m] = before;
        return (up - down) / (2 * step);
    }

    /** Points on a sphere's corner, none better than another in all. */
    private static List<double[]> front(int objectives, Random random) {
        double[][] front = new double[6][objectives];
        for (double[] point : front) {
            double square = 0;
            for (int m = 0; m < objectives; m++) {
                point[m] = 0.1 + random.nextDouble();
                square += point[m] * point[m];
            }
            for (int m = 0; m < objectives; m++) {
                point[m] = 1.5 - point[m] / Math.sqrt(square);
            }
        }
        return List.of(front);
    }

    /** The share of the box from {@link #LOW} to the reference: by drawing both the outcome and a place that it would newly dominate. */
    private static double drawn(
            List<double[]> front, double[] reference, double[] mean, double[] standardDeviation, Random random) {
        int hits = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            boolean newly = true;
            double[] place = new double[mean.length];
            for (int m = 0; m < place.length; m++) {
                place[m] = LOW + (reference[m] - LOW) * random.nextDouble();
                newly &= mean[m] + standardDeviation[m] * random.nextGaussian() <= place[m];
            }
            hits += newly && front.stream().noneMatch(point -> below(point, place)) ? 1 : 0;
        }
        return hits / (double) DRAWS;
    }

    private static boolean below(double[] point, double[] place) {
        for (int m = 0; m < place.length; m++) {
            if (point[m] > place[m]) {
                return false;
            }
        }
        return true;
    }
}
