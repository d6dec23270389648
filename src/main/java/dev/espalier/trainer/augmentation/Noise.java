package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;
import java.util.SplittableRandom;

/**
 * Standard normal noise: windows at random places of one long sample that is drawn once, as a batch needs more numbers than
 * the host draws in passing.
 */
final class Noise {
    /** Long enough that windows hardly repeat, short enough to be drawn in a few milliseconds. */
    private static final int POOL = 1 << 19;

    private static final int WINDOW = POOL / 2;
    private static final long SEED = 0x2545F4914F6CDD1DL;

    private final NDArray pool;

    /** @param owner of the sample, which is the same for all: where its windows lie is what differs */
    Noise(NDManager owner) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] values = new float[POOL];
        for (int i = 0; i < POOL; i++) {
            values[i] = (float) random.nextGaussian();
        }
        pool = HostArrays.create(owner, values);
    }

    NDArray next(Shape shape, SplittableRandom random, NDManager scratch) {
        NDArray noise = window(Math.min(WINDOW, shape.size()), random, scratch);
        for (long missing = shape.size() - WINDOW; missing > 0; missing -= WINDOW) {
            noise = noise.concat(window(Math.min(WINDOW, missing), random, scratch));
        }
        return noise.reshape(shape);
    }

    private NDArray window(long size, SplittableRandom random, NDManager scratch) {
        long start = random.nextLong(POOL - size);
        NDArray window = pool.get(new NDIndex().addSliceDim(start, start + size));
        window.attach(scratch);
        return window;
    }
}
