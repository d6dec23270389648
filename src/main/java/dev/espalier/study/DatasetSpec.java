package dev.espalier.study;

import java.util.List;

/**
 * A data set as it was registered.
 *
 * @param format {@code idx}, {@code csv-image}, {@code image-folder}, {@code cifar-binary}, {@code csv}, {@code ts}, {@code
 *     text-csv}, {@code text-tsv}, {@code text-folder}, {@code text-lines}, {@code captions}, {@code vqa} or {@code generated}
 * @param train paths of the training files, relative to a data root; two for {@code idx}: images, labels, and for
 *     {@code captions} and {@code vqa}: texts, images; any number for {@code cifar-binary}
 * @param validation likewise; empty when each study sets some of {@code train} aside
 * @param test likewise; empty when a stratified fifth of {@code train} is to be set aside
 * @param options the format's own
 */
public record DatasetSpec(
        String name,
        String format,
        List<String> train,
        List<String> validation,
        List<String> test,
        Json.Object options) {
    public DatasetSpec {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** Without validation files. */
    public DatasetSpec(String name, String format, List<String> train, List<String> test, Json.Object options) {
        this(name, format, train, List.of(), test, options);
    }
}
