package dev.espalier.trainer.prediction;

import java.util.List;
import java.util.SequencedMap;

/** What a model says of one input. */
public sealed interface Prediction {

    /** What in the input the model does not know, such as {@code colour: 'purple'}; it was taken as if it were missing. */
    List<String> unknown();

    /**
     * A class.
     *
     * @param label the most probable class
     * @param probabilities each class's, the most probable first; they sum to 1
     */
    record Label(String label, SequencedMap<String, Double> probabilities, List<String> unknown)
            implements Prediction {}

    /** A number, in the unit of the data it was trained on. */
    record Number(double value, List<String> unknown) implements Prediction {}
}
