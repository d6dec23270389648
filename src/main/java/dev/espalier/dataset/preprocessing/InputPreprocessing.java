package dev.espalier.dataset.preprocessing;

import dev.espalier.study.Json;
import java.util.List;

/** How an input is turned into numbers; fitted on training examples alone. */
public sealed interface InputPreprocessing
        permits ImagePreprocessing, SeriesPreprocessing, TextPreprocessing, TabularPreprocessing {

    Kind kind();

    /**
     * The shape of one example, as in {@link dev.espalier.study.DatasetDescription#shape()}: channels, height, width;
     * channels, longest length; longest length in tokens; encoded columns.
     */
    List<Integer> shape();

    /** Everything needed to do the same again; {@link Preprocessing#fromJson} reads it. */
    Json.Object toJson();
}
