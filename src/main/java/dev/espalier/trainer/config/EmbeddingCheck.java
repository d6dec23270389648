package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.trainer.data.Kind;

/** Whether the width of an embedding that a model is given can have an effect: whether there is something to embed. */
final class EmbeddingCheck {
    private static final Json FILE = Json.text(SequenceMembers.FILE);

    private EmbeddingCheck() {}

    static void check(OpenValue model, Kind kind, Problems problems) {
        if (model.types().stream().noneMatch(type -> ModelVocabulary.reads(type, kind.word()))) {
            return;
        }
        switch (kind) {
            case SERIES ->
                refuse(model, "is the width of tokens' vectors, but a series has none; leave it out.", problems);
            case IMAGE ->
                refuse(model, "is the width of categories' vectors, but an image has none; leave it out.", problems);
            case TEXT -> {
                boolean given = model.member(SequenceMembers.SOURCE).stream()
                        .anyMatch(source -> source.value().equals(FILE));
                if (given) {
                    refuse(
                            model,
                            "cannot be given where embedding_source can be \"file\", whose vectors say it; leave it out"
                                    + ModelCheck.OR_OPTIONS,
                            problems);
                }
            }
            // Which of a table's columns are categories is known when it has been read; a trial then tells.
            case TABULAR -> {}
        }
    }

    private static void refuse(OpenValue model, String message, Problems problems) {
        model.member("embedding").stream()
                .filter(width -> width.greatest().orElse(0) > 0)
                .findFirst()
                .ifPresent(width -> problems.add(width.path(), message));
    }
}
