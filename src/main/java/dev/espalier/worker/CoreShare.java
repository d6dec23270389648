package dev.espalier.worker;

/**
 * How many cores an attempt may use, so that all are busy and none is wanted by two.
 *
 * @param workers that share the cores
 */
public record CoreShare(int cores, int workers) {
    /** What a device of its own needs of the CPU. */
    public static final CoreShare ONE = new CoreShare(1, 1);

    public CoreShare {
        if (cores < 1 || workers < 1) {
            throw new IllegalArgumentException(workers + " workers cannot share " + cores + " cores");
        }
    }

    /**
     * The cores of an attempt that begins: an equal part for each that runs or could run at once, of those that no other program
     * keeps busy. Threads that wait for each other while another program has their core are slower than one alone.
     *
     * @param peers other attempts that run or could
     * @param othersLoad cores that other programs keep busy
     * @return at least 1
     */
    int of(int peers, double othersLoad) {
        int free = (int) Math.max(1, cores - Math.round(othersLoad));
        return Math.max(1, free / (int) Math.min(workers, peers + 1L));
    }
}
