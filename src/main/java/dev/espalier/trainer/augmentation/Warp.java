package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;

/**
 * Turns and scales images: every pixel is the mean of the four around the place it comes from, weighted bilinearly, and
 * outside an image is 0. One pixel's weight in the place {@code x} is {@code max(0, 1 - |x - pixel|)}, so that nothing
 * jumps at an image's edge.
 */
final class Warp {
    private final int channels;
    private final int height;
    private final int width;
    private final NDArray grid;

    /**
     * @param height at least 2
     * @param width at least 2
     * @param owner of what is kept on the device
     */
    Warp(int channels, int height, int width, NDManager owner) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        float[] values = new float[3 * height * width];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                values[at] = x;
                values[height * width + at] = y;
                values[2 * height * width + at] = 1;
            }
        }
        grid = HostArrays.create(owner, values, new Shape(3, (long) height * width));
    }

    /** Two neighbouring pixels on one axis: the first of them and the weight of each. */
    private record Pair(NDArray first, NDArray before, NDArray after) {
        /** @param place on the axis, wherever */
        static Pair around(NDArray place, int extent) {
            NDArray first = place.floor().maximum(0).minimum(extent - 2);
            NDArray beyond = place.sub(first);
            return new Pair(first, tent(beyond), tent(beyond.sub(1)));
        }

        private static NDArray tent(NDArray distance) {
            return distance.abs().neg().add(1).getNDArrayInternal().relu();
        }
    }

    NDArray apply(NDArray images, ImageTransform[] placements, NDManager scratch) {
        int size = placements.length;
        NDArray places = HostArrays.create(scratch, maps(placements), new Shape(2L * size, 3))
                .matMul(grid);
        Pair columns = Pair.around(places.get(new NDIndex().addSliceDim(0, size)), width);
        Pair rows = Pair.around(places.get(new NDIndex().addSliceDim(size, 2L * size)), height);
        NDArray index = rows.first()
                .mul(width)
                .add(columns.first())
                .toType(DataType.INT32, false)
                .reshape(size, 1, (long) height * width);
        NDArray table = images.reshape(-1, 1);
        NDArray sum = picked(table, index, 0, rows.before().mul(columns.before()), scratch)
                .addi(picked(table, index, 1, rows.before().mul(columns.after()), scratch))
                .addi(picked(table, index, width, rows.after().mul(columns.before()), scratch))
                .addi(picked(table, index, width + 1, rows.after().mul(columns.after()), scratch));
        return sum.reshape(images.getShape());
    }

    private NDArray picked(NDArray table, NDArray index, int offset, NDArray weight, NDManager scratch) {
        int size = Math.toIntExact(index.getShape().get(0));
        int area = height * width;
        int[] starts = new int[size * channels];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i * area + offset;
        }
        NDArray all = index.add(HostArrays.create(scratch, starts, new Shape(size, channels, 1)));
        return Gather.rows(table, all).reshape(size, channels, area).mul(weight.reshape(size, 1, area));
    }

    private float[] maps(ImageTransform[] placements) {
        float[] maps = new float[placements.length * 6];
        for (int i = 0; i < placements.length; i++) {
            double[] column = placements[i].columnMap(width, height);
            double[] row = placements[i].rowMap(width, height);
            for (int j = 0; j < 3; j++) {
                maps[i * 3 + j] = (float) column[j];
                maps[(placements.length + i) * 3 + j] = (float) row[j];
            }
        }
        return maps;
    }
}
