package dev.espalier.trainer.model.layer;

/** Seeds of the many random sources of a trial. */
public final class Seeds {
    private static final long SALT = 0x5851F42D4C957F2DL;

    private Seeds() {}

    /**
     * The seed for one place, such as a batch of an epoch; it follows from the trial's seed and the place alone, whatever was
     * drawn before and whether the trial was resumed. By the finaliser of SplitMix64 (Steele et al. 2014, figure 17): seeds
     * next to each other must not give like streams.
     */
    public static long of(long seed, long... place) {
        long mixed = mixed(seed + SALT);
        for (long part : place) {
            mixed = mixed(mixed + part);
        }
        return mixed;
    }

    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
