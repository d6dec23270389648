package dev.espalier.testing;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Checks a property on many random cases; a failure names the seed that shows it again by itself. */
public final class Property {
    private Property() {}

    /** What must hold whatever the random source gives; throws, as an assertion does, where it does not. */
    @FunctionalInterface
    public interface Check {
        void on(RandomGenerator random);
    }

    /**
     * Checks {@code tries} cases.
     *
     * @param seed the first case's seed; the others' follow from it, so that {@code check(failing, 1, …)} repeats one
     */
    public static void check(long seed, int tries, Check property) {
        for (int i = 0; i < tries; i++) {
            long caseSeed = seed + i;
            try {
                property.on(new SplittableRandom(caseSeed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("case " + i + ", seed " + caseSeed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
