package dev.espalier.dataset.core;

import java.util.Optional;

/** Encodes the examples of a data set by what was fitted. Safe to use from many threads at once. */
@FunctionalInterface
public interface RowEncoder {

    /** These examples, in this order; sequences padded to the longest there may be. */
    Inputs all(int[] rows);

    /** The same, of sequences no more than {@link Inputs#padded} says of the longest of them. */
    default Inputs batch(int[] rows) {
        return all(rows);
    }

    /** The length of each of these examples before padding, where they are sequences. */
    default Optional<int[]> lengths(int[] rows) {
        return Optional.empty();
    }
}
