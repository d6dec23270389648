package dev.espalier.dataset.core;

import java.util.Optional;

/**
 * Which examples of a data set are for what.
 *
 * @param validation those of files of their own; empty where some of {@code train} are set aside for each study
 */
public record PartRows(int[] train, Optional<int[]> validation, int[] test) {

    /** How many there are. */
    public long count() {
        return (long) train.length + validation.map(rows -> rows.length).orElse(0) + test.length;
    }
}
