package dev.espalier.trainer;

import java.util.function.Function;

/**
 * A CIFAR residual net for one image, computed in plain double loops straight from the published description and the
 * original names of its arrays, to hold the engines' against. Shortcuts between unequal shapes leave out every second pixel
 * and pad with zero maps on both sides.
 */
final class PlainResNet {
    private static final double EPSILON = 1e-5;

    private final Function<String, float[]> arrays;

    /** @param arrays by the names of the original file */
    PlainResNet(Function<String, float[]> arrays) {
        this.arrays = arrays;
    }

    /** Logits of an image of 3 x 32 x 32. */
    double[] forward(double[][][] image, int blocks) {
        double[][][] maps = rectified(normalised(convolved(image, "conv1.weight", 16, 1), "bn1"));
        for (int stage = 1; stage <= 3; stage++) {
            for (int block = 0; block < blocks; block++) {
                maps = block(maps, "layer%d.%d".formatted(stage, block), 8 << stage, stage > 1 && block == 0 ? 2 : 1);
            }
        }
        double[] means = new double[maps.length];
        for (int c = 0; c < maps.length; c++) {
            for (double[] row : maps[c]) {
                for (double value : row) {
                    means[c] += value / row.length / maps[c].length;
                }
            }
        }
        float[] weight = arrays.apply("linear.weight");
        float[] bias = arrays.apply("linear.bias");
        double[] logits = new double[bias.length];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = bias[k];
            for (int c = 0; c < means.length; c++) {
                logits[k] += weight[k * means.length + c] * means[c];
            }
        }
        return logits;
    }

    private double[][][] block(double[][][] input, String name, int width, int stride) {
        double[][][] maps =
                rectified(normalised(convolved(input, name + ".conv1.weight", width, stride), name + ".bn1"));
        maps = normalised(convolved(maps, name + ".conv2.weight", width, 1), name + ".bn2");
        int padding = (width - input.length) / 2;
        for (int c = 0; c < input.length; c++) {
            for (int y = 0; y < maps[0].length; y++) {
                for (int x = 0; x < maps[0][0].length; x++) {
                    maps[c + padding][y][x] += input[c][y * stride][x * stride];
                }
            }
        }
        return rectified(maps);
    }

    private double[][][] convolved(double[][][] input, String name, int outputs, int stride) {
        float[] kernel = arrays.apply(name);
        int side = input[0].length / stride;
        double[][][] maps = new double[outputs][side][side];
        for (int o = 0; o < outputs; o++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    maps[o][y][x] = at(input, kernel, o, y * stride, x * stride);
                }
            }
        }
        return maps;
    }

    private static double at(double[][][] input, float[] kernel, int output, int top, int left) {
        double sum = 0;
        for (int c = 0; c < input.length; c++) {
            for (int i = -1; i <= 1; i++) {
                for (int j = -1; j <= 1; j++) {
                    int y = top + i;
                    int x = left + j;
                    if (y >= 0 && x >= 0 && y < input[c].length && x < input[c][y].length) {
                        sum += kernel[((output * input.length + c) * 3 + i + 1) * 3 + j + 1] * input[c][y][x];
                    }
                }
            }
        }
        return sum;
    }

    private double[][][] normalised(double[][][] maps, String name) {
        float[] scale = arrays.apply(name + ".weight");
        float[] shift = arrays.apply(name + ".bias");
        float[] mean = arrays.apply(name + ".running_mean");
        float[] variance = arrays.apply(name + ".running_var");
        for (int c = 0; c < maps.length; c++) {
            for (double[] row : maps[c]) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = (row[x] - mean[c]) / Math.sqrt(variance[c] + EPSILON) * scale[c] + shift[c];
                }
            }
        }
        return maps;
    }

    private static double[][][] rectified(double[][][] maps) {
        for (double[][] map : maps) {
            for (double[] row : map) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = Math.max(0, row[x]);
                }
            }
        }
        return maps;
    }
}
