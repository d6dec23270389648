package dev.espalier.dataset.preprocessing;

/**
 * Stretches a plane of pixels with a triangle filter as wide as the reduction, so that shrinking averages rather than
 * skips pixels and enlarging interpolates linearly; the same size changes nothing.
 */
final class Resize {
    private Resize() {}

    static float[] resize(float[] plane, int height, int width, int toHeight, int toWidth) {
        float[] narrowed = alongRows(plane, height, width, toWidth);
        return transposed(
                alongRows(transposed(narrowed, height, toWidth), toWidth, height, toHeight), toWidth, toHeight);
    }

    private static float[] alongRows(float[] plane, int rows, int from, int to) {
        double ratio = (double) from / to;
        double reach = Math.max(1, ratio);
        float[] resized = new float[rows * to];
        for (int target = 0; target < to; target++) {
            double centre = (target + 0.5) * ratio;
            int first = Math.max(0, (int) Math.floor(centre - reach));
            int end = Math.min(from, (int) Math.ceil(centre + reach));
            double[] weights = new double[end - first];
            double total = 0;
            for (int source = first; source < end; source++) {
                double weight = Math.max(0, 1 - Math.abs(source + 0.5 - centre) / reach);
                weights[source - first] = weight;
                total += weight;
            }
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int source = first; source < end; source++) {
                    sum += weights[source - first] * plane[row * from + source];
                }
                resized[row * to + target] = (float) (sum / total);
            }
        }
        return resized;
    }

    private static float[] transposed(float[] plane, int rows, int columns) {
        float[] transposed = new float[plane.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = plane[row * columns + column];
            }
        }
        return transposed;
    }
}
