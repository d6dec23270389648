package dev.espalier.trainer.augmentation;

import java.util.SplittableRandom;

/**
 * A batch's place in a trial. What is random about it follows from this alone, whatever was drawn before and whether the
 * trial was resumed.
 *
 * @param seed the trial's
 * @param epoch counted from 1
 * @param batch counted from 0 within the epoch
 */
public record Moment(long seed, int epoch, int batch) {
    private static final long SALT = 0x5851F42D4C957F2DL;

    /** The source of what is drawn for the batch. */
    SplittableRandom random() {
        return new SplittableRandom(mixed(mixed(mixed(seed + SALT) + epoch) + batch));
    }

    /** The finaliser of SplitMix64 (Steele et al. 2014, figure 17): seeds next to each other must not give like streams. */
    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
