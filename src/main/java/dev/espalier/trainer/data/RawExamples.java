package dev.espalier.trainer.data;

import java.util.Optional;

/** What a format reads: all examples, training ones first. */
sealed interface RawExamples permits RawData, RawRemarks {

    /** How many there are, those for the test included. */
    int size();

    /** How many of them, from the first, are training ones; the others are for the test. */
    int trainSize();

    /** What is to be predicted of them, where that is a class. */
    Optional<RawTargets.Labels> labels();

    /** How they may be divided. */
    Division division();
}
