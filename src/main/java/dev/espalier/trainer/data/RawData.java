package dev.espalier.trainer.data;

/**
 * What a format reads.
 *
 * @param trainSize how many of the examples, from the first, are training ones; the others are for the test
 */
record RawData(RawInputs<?> inputs, RawTargets targets, int trainSize) {}
