package dev.espalier.bench;

import dev.espalier.bench.DepthTrial.Result;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What nets of one depth reached, means over the seeds.
 *
 * @param depth layers with weights
 * @param seconds of all trainings together
 */
record DepthPoint(
        int depth,
        double plainAccuracy,
        double residualAccuracy,
        double plainLoss,
        double residualLoss,
        double seconds) {

    static DepthPoint of(int depth, List<Result> plain, List<Result> residual) {
        return new DepthPoint(
                depth,
                mean(plain, Result::accuracy),
                mean(residual, Result::accuracy),
                mean(plain, Result::loss),
                mean(residual, Result::loss),
                plain.size() * (mean(plain, Result::seconds) + mean(residual, Result::seconds)));
    }

    private static double mean(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** By how much the residual net's accuracy is above the plain one's. */
    double lead() {
        return residualAccuracy - plainAccuracy;
    }

    /** A row of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%d\t%.4f\t%.4f\t%.4f\t%.4f\t%.0f",
                depth,
                plainAccuracy,
                residualAccuracy,
                plainLoss,
                residualLoss,
                seconds);
    }
}
