package dev.espalier.trainer.data;

import java.util.Optional;

/**
 * What a format reads.
 *
 * @param groups of each example, from 0, where some belong together and may not be parted
 * @param trainSize how many of the examples, from the first, are training ones; the others are for the test
 */
record RawData(RawInputs<?> inputs, RawTargets targets, Optional<int[]> groups, int trainSize) {
    RawData(RawInputs<?> inputs, RawTargets targets, int trainSize) {
        this(inputs, targets, Optional.empty(), trainSize);
    }

    /** How its rows may be divided. */
    Division division() {
        return new Division(targets.strata(), groups);
    }
}
