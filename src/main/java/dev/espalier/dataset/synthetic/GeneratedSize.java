package dev.espalier.dataset.synthetic;

import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.io.Options;
import java.util.List;
import java.util.Random;

/**
 * What every generator is told.
 *
 * @param noise standard deviation of what is added to every value
 */
record GeneratedSize(long seed, int train, int test, double noise) {
    private static final int MOST = 100_000;

    static GeneratedSize read(Options options, int train, int test, double noise) {
        return new GeneratedSize(
                options.whole("seed", 0, Integer.MAX_VALUE, 1, "another one makes other examples"),
                options.whole("train", 10, MOST, train, "training examples"),
                options.whole("test", 10, MOST, test, "test examples"),
                options.number("noise", 0, 10, noise, "standard deviation of what is added to every value"));
    }

    /**
     * Before there is room made for any.
     *
     * @param shape of one example
     * @throws DatasetFailure if all of them are more than are held
     */
    void check(List<Integer> shape) {
        Memory.check(total(), shape, "generated");
    }

    int total() {
        return train + test;
    }

    PartSizes sizes() {
        return new PartSizes(List.of(train, test));
    }

    Random random() {
        return new Random(seed);
    }

    /** Classes in turn, so that every part of the set has them in equal shares. */
    int[] labels(int classes) {
        int[] labels = new int[total()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % classes;
        }
        return labels;
    }
}
