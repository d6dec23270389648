package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.HostArrays;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Masks for dropout: windows at random places of one long mask that is drawn once a rate. So the engines' own random
 * sources, which are one for all threads and cannot be saved, have no part in a training; both engines drop alike, and an
 * epoch's masks follow from the trial's seed and the epoch alone.
 */
public final class DropoutMasks {
    /**
     * Long enough that later steps hardly get the same window, short enough to be drawn in a few milliseconds. Large windows do
     * overlap: the values of a mask of half a pool or more come again in it and in every other, each time shifted.
     */
    private static final int POOL = 1 << 20;

    private final NDManager manager;
    private final long seed;
    private final Map<Double, NDArray> pools = new HashMap<>();
    private SplittableRandom random;

    /** Masks whose arrays belong to {@code manager}. */
    public DropoutMasks(NDManager manager, long seed) {
        this.manager = manager;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Goes to the beginning of {@code epoch}. */
    public void startEpoch(int epoch) {
        random = new SplittableRandom(Seeds.of(seed, epoch));
    }

    /** The next mask: 0 with probability {@code rate}, else {@code 1 / (1 - rate)}. */
    NDArray next(double rate, Shape shape, NDManager owner) {
        NDArray pool = pools.computeIfAbsent(rate, this::draw);
        NDList windows = new NDList();
        for (long missing = shape.size(); missing > 0; missing -= POOL / 2) {
            long size = Math.min(missing, POOL / 2);
            long start = random.nextLong(POOL - size);
            NDArray window = pool.get(new NDIndex().addSliceDim(start, start + size));
            window.attach(owner);
            windows.add(window);
        }
        NDArray mask = windows.size() == 1 ? windows.head() : windows.head().concat(windows.get(1));
        for (int i = 2; i < windows.size(); i++) {
            mask = mask.concat(windows.get(i));
        }
        return mask.reshape(shape);
    }

    /** The next mask of whole examples, of shape {@code examples x 1 x 1 …}: few numbers, so drawn anew each time. */
    NDArray nextOfExamples(double rate, Shape shape, NDManager owner) {
        int examples = Math.toIntExact(shape.get(0));
        float[] mask = new float[examples];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < examples; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : kept;
        }
        long[] extents = new long[shape.dimension()];
        Arrays.fill(extents, 1);
        extents[0] = examples;
        return HostArrays.create(owner, mask, new Shape(extents));
    }

    private NDArray draw(double rate) {
        SplittableRandom own = new SplittableRandom(seed ^ Double.doubleToLongBits(rate));
        float[] mask = new float[POOL];
        float kept = (float) (1 / (1 - rate));
        int threshold = (int) (rate * (1 << 30));
        for (int i = 0; i < POOL; i++) {
            mask[i] = own.nextInt() >>> 2 < threshold ? 0 : kept;
        }
        return HostArrays.create(manager, mask);
    }
}
