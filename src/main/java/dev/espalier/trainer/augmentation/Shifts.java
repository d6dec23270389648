package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;

/** Mirrors and moves images by whole pixels: every pixel is copied from another or is 0. */
final class Shifts {
    private final int channels;
    private final int height;
    private final int width;

    Shifts(int channels, int height, int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
    }

    /** @param placements one an image; their angles and factors are left aside */
    NDArray apply(NDArray images, ImageTransform[] placements, NDManager scratch) {
        int size = placements.length;
        int[] rows = new int[size * height];
        int[] columns = new int[size * width];
        for (int i = 0; i < size; i++) {
            ImageTransform placement = placements[i];
            source(placement.mirrorX(), placement.right(), width, columns, i * width);
            source(placement.mirrorY(), placement.down(), height, rows, i * height);
        }
        NDArray index = HostArrays.create(scratch, starts(rows, size), new Shape(size, channels, height, 1))
                .add(HostArrays.create(scratch, clamped(columns, width), new Shape(size, 1, 1, width)));
        NDArray picked = Gather.rows(images.reshape(-1, 1), index).reshape(images.getShape());
        return inside(rows, height) && inside(columns, width)
                ? picked
                : picked.mul(HostArrays.create(scratch, mask(rows, height), new Shape(size, 1, height, 1)))
                        .mul(HostArrays.create(scratch, mask(columns, width), new Shape(size, 1, 1, width)));
    }

    private static void source(int mirror, int shift, int extent, int[] all, int offset) {
        for (int at = 0; at < extent; at++) {
            all[offset + at] = mirror > 0 ? at + shift : extent - 1 - at - shift;
        }
    }

    /** Where each row of each channel begins in the flat batch. */
    private int[] starts(int[] rows, int size) {
        int[] starts = new int[size * channels * height];
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int y = 0; y < height; y++) {
                    int row = Math.clamp(rows[i * height + y], 0, height - 1);
                    starts[at++] = ((i * channels + channel) * height + row) * width;
                }
            }
        }
        return starts;
    }

    private static int[] clamped(int[] sources, int extent) {
        int[] clamped = new int[sources.length];
        for (int i = 0; i < sources.length; i++) {
            clamped[i] = Math.clamp(sources[i], 0, extent - 1);
        }
        return clamped;
    }

    private static boolean inside(int[] sources, int extent) {
        for (int source : sources) {
            if (source < 0 || source >= extent) {
                return false;
            }
        }
        return true;
    }

    private static float[] mask(int[] sources, int extent) {
        float[] mask = new float[sources.length];
        for (int i = 0; i < sources.length; i++) {
            mask[i] = sources[i] >= 0 && sources[i] < extent ? 1 : 0;
        }
        return mask;
    }
}
