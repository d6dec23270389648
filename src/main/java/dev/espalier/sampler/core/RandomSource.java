package dev.espalier.sampler.core;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where every random choice of a study comes from. */
public final class RandomSource {
    private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private RandomSource() {}

    /** The random source of one trial: the same for the same arguments, unrelated for different ones. */
    public static RandomGenerator forTrial(long studySeed, int trialNumber) {
        return ALGORITHM.create(hash(studySeed, trialNumber));
    }

    /**
     * The same numbers as {@code source} gives, for as long as they are wanted: a sampler that draws from it cannot go on for ever.
     *
     * @param isWanted asked before each number; may be answered from another thread
     * @return throws {@link NoLongerWanted} instead of a number once it is not
     */
    public static RandomGenerator whileWanted(RandomGenerator source, BooleanSupplier isWanted) {
        return () -> {
            if (!isWanted.getAsBoolean()) {
                throw new NoLongerWanted();
            }
            return source.nextLong();
        };
    }

    /** Nobody waits for what was being drawn. */
    public static final class NoLongerWanted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoLongerWanted() {
            super("the proposal is no longer wanted", null, false, false);
        }
    }

    /**
     * Mixes two numbers so that each bit of either reaches each bit of the answer: the finaliser of SplitMix64 (Steele, Lea
     * and Flood 2014, "Fast splittable pseudorandom number generators", figure 16), applied to each in turn.
     */
    public static long hash(long seed, long value) {
        return mixed(mixed(seed + 0x9e3779b97f4a7c15L) ^ (value + 1) * 0xd1342543de82ef95L);
    }

    private static long mixed(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
