package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Problems;

/** Whether the width of an embedding that a model is given can have an effect: whether there is something to embed. */
final class EmbeddingCheck {
    private EmbeddingCheck() {}

    static void check(SearchValue model, DatasetDescription dataset, Problems problems) {
        if (model.types().stream().noneMatch(type -> ModelVocabulary.reads(type.value(), dataset.kind()))) {
            return;
        }
        switch (Kind.of(dataset.kind())) {
            case SERIES ->
                refuse(model, "is the width of tokens' vectors, but a series has none; leave it out.", problems);
            case IMAGE ->
                refuse(model, "is the width of categories' vectors, but an image has none; leave it out.", problems);
            // Whether a table has categories is asked when the model is put together.
            case TABULAR, TEXT -> {}
            // No model reads these.
            case CAPTION, QUESTION -> {}
        }
    }

    private static void refuse(SearchValue model, String message, Problems problems) {
        model.member("embedding").stream()
                .filter(width -> width.greatest().orElse(0) > 0)
                .findFirst()
                .ifPresent(width -> problems.add(width.path(), message));
    }
}
