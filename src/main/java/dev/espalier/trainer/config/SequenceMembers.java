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
    private static final int EMBEDDING = 64;

    /** The member that says where tokens' vectors begin, and its word for the data set's file of them. */
    static final String SOURCE = "embedding_source";

    static final String FILE = "file";

    private SequenceMembers() {}

    /** Width of a token's vector. */
    static int embedding(ConfigReader model) {
        return model.wholeUnlessWord("embedding").orElse(EMBEDDING);
    }

    static void noteIdle(IdleMembers members) {
        members.note(
                members.object().isWord(SOURCE, FILE),
                "embedding",
                "cannot be given where embedding_source is \"file\", whose vectors say it; leave it out");
    }

    /** Adds how tokens become vectors. */
    static FieldsBuilder embedding(FieldsBuilder fields) {
        return fields.wholeOrAuto(
                        "embedding",
                        1,
                        1024,
                        "width of a token's vector; of texts alone; auto: that of the data set's file, else "
                                + EMBEDDING)
                .word(
                        SOURCE,
                        List.of("trained", FILE),
                        "trained",
                        "where the vectors begin: at random, or at those of the data set's own file, whose width they"
                                + " take; both are trained on");
    }
}
