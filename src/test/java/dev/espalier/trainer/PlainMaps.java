package dev.espalier.trainer;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What layers over feature maps make of one image, {@code channels x height x width}, in plain double loops. */
record PlainMaps(PlainWeights weights) {
    private static final double EPSILON = 1e-5;

    /** With zeros around the maps, as many as leave their size to a stride of 1; and a bias where there is one. */
    double[][][] convolution(String name, double[][][] maps, int side, int stride) {
        float[] kernel = weights.get(name + ".weight");
        int outputs = kernel.length / (maps.length * side * side);
        float[] bias = weights.byName().getOrDefault(name + ".bias", new float[outputs]);
        double[][][] made =
                new double[outputs][Math.ceilDiv(maps[0].length, stride)][Math.ceilDiv(maps[0][0].length, stride)];
        for (int out = 0; out < outputs; out++) {
            for (int y = 0; y < made[0].length; y++) {
                for (int x = 0; x < made[0][0].length; x++) {
                    double sum = bias[out];
                    for (int in = 0; in < maps.length; in++) {
                        for (int i = 0; i < side * side; i++) {
                            sum += kernel[(out * maps.length + in) * side * side + i]
                                    * pixel(
                                            maps[in],
                                            y * stride + i / side - side / 2,
                                            x * stride + i % side - side / 2,
                                            0);
                        }
                    }
                    made[out][y][x] = sum;
                }
            }
        }
        return made;
    }

    /** A batch norm by what it keeps. */
    double[][][] norm(String name, double[][][] maps) {
        double[][][] normal = new double[maps.length][][];
        for (int c = 0; c < maps.length; c++) {
            double mean = weights.get(name + ".mean")[c];
            double factor = weights.get(name + ".scale")[c] / Math.sqrt(weights.get(name + ".variance")[c] + EPSILON);
            double shift = weights.get(name + ".shift")[c];
            normal[c] = each(maps[c], value -> (value - mean) * factor + shift);
        }
        return normal;
    }

    /** A batch norm and a hyperbolic tangent. */
    double[][][] active(String name, double[][][] maps) {
        return tanh(norm(name, maps));
    }

    static double[][][] tanh(double[][][] maps) {
        return Arrays.stream(maps).map(map -> each(map, Math::tanh)).toArray(double[][][]::new);
    }

    static double[][][] sum(double[][][] one, double[][][] other) {
        double[][][] sum = new double[one.length][one[0].length][];
        for (int c = 0; c < one.length; c++) {
            for (int y = 0; y < one[c].length; y++) {
                sum[c][y] = PlainWeights.sum(one[c][y], other[c][y]);
            }
        }
        return sum;
    }

    /** The maps of all, in their order. */
    static double[][][] concatenated(double[][][]... all) {
        return Arrays.stream(all).flatMap(Arrays::stream).toArray(double[][][]::new);
    }

    /** Of each 2x2 pixels. */
    static double[][][] averaged(double[][][] maps) {
        double[][][] made = new double[maps.length][maps[0].length / 2][maps[0][0].length / 2];
        for (int c = 0; c < maps.length; c++) {
            for (int y = 0; y < made[c].length; y++) {
                for (int x = 0; x < made[c][y].length; x++) {
                    for (int i = 0; i < 4; i++) {
                        made[c][y][x] += maps[c][2 * y + i / 2][2 * x + i % 2] / 4;
                    }
                }
            }
        }
        return made;
    }

    /** Of each pixel and its eight neighbours, or those that there are. */
    static double[][][] greatest(double[][][] maps) {
        double[][][] made = new double[maps.length][maps[0].length][maps[0][0].length];
        for (int c = 0; c < maps.length; c++) {
            for (int y = 0; y < made[c].length; y++) {
                for (int x = 0; x < made[c][y].length; x++) {
                    double most = Double.NEGATIVE_INFINITY;
                    for (int i = 0; i < 9; i++) {
                        most = Math.max(most, pixel(maps[c], y + i / 3 - 1, x + i % 3 - 1, Double.NEGATIVE_INFINITY));
                    }
                    made[c][y][x] = most;
                }
            }
        }
        return made;
    }

    /** The mean of each map. */
    static double[] means(double[][][] maps) {
        return Arrays.stream(maps)
                .mapToDouble(map -> Arrays.stream(map)
                        .flatMapToDouble(Arrays::stream)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double[][] each(double[][] map, DoubleUnaryOperator change) {
        return Arrays.stream(map)
                .map(row -> Arrays.stream(row).map(change).toArray())
                .toArray(double[][]::new);
    }

    private static double pixel(double[][] map, int y, int x, double outside) {
        return y >= 0 && x >= 0 && y < map.length && x < map[y].length ? map[y][x] : outside;
    }
}
