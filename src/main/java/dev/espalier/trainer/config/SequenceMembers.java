package dev.espalier.trainer.config;

import java.util.List;

/** What models of sequences have in common. */
final class SequenceMembers {
    static final List<String> POOLINGS = List.of("last", "mean", "max", "attention");
    static final String POOLING =
            "what the output layer sees: the output of the last step read, or over all of a sequence's own steps the mean,"
                    + " the greatest of each value, or a mean with weights that are learnt";

    static final List<String> NORMS = List.of("none", "batch", "layer");
    static final String NORM =
            "batch: each channel over all sequences' own steps; layer: each step over its channels; ";
    static final String EMBEDDING = "width of a token's vector; without meaning for series";

    private SequenceMembers() {}
}
