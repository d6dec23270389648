package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.Preprocessing;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A data set divided and encoded: no statistic of {@code validation} or the test is in {@code preprocessing}. Only
 * what sets the shape of an example is the whole data set's, so that every split has the same: the longest length, and
 * the names of a categorical column's levels.
 *
 * @param train to learn from, in a seeded random order
 * @param validation to choose by; of size 0 where the fraction asked for was 0
 * @param heldOut encodes the test examples, which training has no use for
 * @param preprocessing fitted on {@code train} alone; belongs with every model trained on it
 * @param vectors of the tokens of a text's vocabulary, by their ids; where the data set has a file of them
 */
public record Split(
        Examples train,
        Examples validation,
        Supplier<Examples> heldOut,
        Preprocessing preprocessing,
        Optional<TokenVectors> vectors) {

    /** The examples held out, in the order of the file. */
    public Examples test() {
        return heldOut.get();
    }
}
