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
    private static final String EMBEDDING = "width of a token's vector; without meaning for series";

    /** The member that says where tokens' vectors begin, and its word for the data set's file of them. */
    static final String SOURCE = "embedding_source";

    static final String FILE = "file";

    private SequenceMembers() {}

    /** Adds how tokens become vectors. */
    static FieldsBuilder embedding(FieldsBuilder fields) {
        return fields.whole("embedding", 1, 1024, 64, EMBEDDING)
                .word(
                        SOURCE,
                        List.of("trained", FILE),
                        "trained",
                        "where the vectors begin: at random, or at those of the data set's own file, whose width they"
                                + " take; both are trained on");
    }
}
