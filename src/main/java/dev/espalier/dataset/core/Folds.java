package dev.espalier.dataset.core;

import java.util.List;
import java.util.function.Function;

/**
 * A data set's training examples divided for cross-validation. A fold is encoded when it is asked for, so that no more of
 * them are held than are used at a time. Immutable and safe to share between threads.
 */
public final class Folds {
    private final List<Partition> partitions;
    private final Function<Partition, Split> encoder;

    Folds(List<Partition> partitions, Function<Partition, Split> encoder) {
        this.partitions = List.copyOf(partitions);
        this.encoder = encoder;
    }

    /** How many there are. */
    public int count() {
        return partitions.size();
    }

    /**
     * One part to validate on and all others to train on; the preprocessing is learnt from these others alone.
     *
     * @param fold from 0 to {@link #count}, excluded
     */
    public Split split(int fold) {
        return encoder.apply(partitions.get(fold));
    }
}
