package dev.espalier.study;

import java.util.List;
import java.util.Optional;

/**
 * What is in a data set.
 *
 * @param kind {@code image}, {@code series}, {@code text}, {@code tabular}, {@code caption} or {@code question}
 * @param shape of one example: channels, height, width of an image; channels, longest length of a series; longest
 *     length in tokens of a text; encoded columns of a table; of a caption or question those of its image, then of its text
 * @param classes in the order of their indices; empty for regression
 * @param trainSize examples to train on and, where there are no validation files, to validate on
 * @param testSize examples held out
 * @param checksum SHA-256 of the files' bytes, the format and its options, in hexadecimal: the same files read otherwise
 *     are another data set
 * @param groups how many groups the training examples are of; empty where they may part as they like
 * @param categories how many columns of a table hold categories; empty where that is not known, and of other data
 * @param validationSize examples of validation files; empty where there are none
 * @param columns of a table, in the order of the file; empty of other data
 * @param notes what in the files is worth a second look, each a sentence that names the place
 */
public record DatasetDescription(
        String kind,
        List<Integer> shape,
        List<String> classes,
        int trainSize,
        int testSize,
        String checksum,
        Optional<Integer> groups,
        Optional<Integer> categories,
        Optional<Integer> validationSize,
        List<DatasetColumn> columns,
        List<String> notes) {
    public DatasetDescription {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /** Of examples that may part as they like, of which nothing else is known. */
    public DatasetDescription(
            String kind, List<Integer> shape, List<String> classes, int trainSize, int testSize, String checksum) {
        this(
                kind,
                shape,
                classes,
                trainSize,
                testSize,
                checksum,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    public DatasetDescription withGroups(Optional<Integer> count) {
        return new DatasetDescription(
                kind, shape, classes, trainSize, testSize, checksum, count, categories, validationSize, columns, notes);
    }

    public DatasetDescription withCategories(int columns) {
        return new DatasetDescription(
                kind,
                shape,
                classes,
                trainSize,
                testSize,
                checksum,
                groups,
                Optional.of(columns),
                validationSize,
                this.columns,
                notes);
    }

    public DatasetDescription withValidationSize(int examples) {
        return new DatasetDescription(
                kind,
                shape,
                classes,
                trainSize,
                testSize,
                checksum,
                groups,
                categories,
                Optional.of(examples),
                columns,
                notes);
    }
}
