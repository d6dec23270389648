package dev.espalier.trainer;

import java.util.SequencedMap;

/** What a model says of one input. */
public sealed interface Prediction {

    /**
     * A class.
     *
     * @param label the most probable class
     * @param probabilities each class's, the most probable first; they sum to 1
     */
    record Label(String label, SequencedMap<String, Double> probabilities) implements Prediction {}

    /** A number, in the unit of the data it was trained on. */
    record Number(double value) implements Prediction {}
}
