package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.study.DatasetDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a data set is for. */
public enum Task {
    IMAGE_CLASSIFICATION,
    SERIES_CLASSIFICATION,
    TEXT_CLASSIFICATION,
    TABULAR_CLASSIFICATION,
    IMAGE_REGRESSION,
    SERIES_REGRESSION,
    TEXT_REGRESSION,
    TABULAR_REGRESSION,
    CAPTIONING,
    VISUAL_QUESTION_ANSWERING;

    /** The word for each in a configuration. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Task::word).toList();
    }

    /** The task that {@code dataset} is for. */
    public static Task of(DatasetDescription dataset) {
        String measure = dataset.classes().isEmpty() ? "regression" : "classification";
        return switch (Kind.of(dataset.kind())) {
            case IMAGE, SERIES, TEXT, TABULAR ->
                of(dataset.kind() + "-" + measure).orElseThrow();
            case CAPTION -> CAPTIONING;
            case QUESTION -> VISUAL_QUESTION_ANSWERING;
        };
    }

    static Optional<Task> of(String word) {
        return Arrays.stream(values()).filter(task -> task.word().equals(word)).findFirst();
    }

    /** The word for it in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether no model trains for it yet. */
    boolean isUntrained() {
        return this == CAPTIONING || this == VISUAL_QUESTION_ANSWERING;
    }

    /** Whether numbers are predicted rather than classes. */
    public boolean isRegression() {
        return name().endsWith("REGRESSION");
    }
}
