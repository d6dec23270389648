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
 * @param trainSize examples to train and validate on
 * @param testSize examples held out
 * @param checksum SHA-256 of the files' bytes, the format and its options, in hexadecimal: the same files read otherwise
 *     are another data set
 * @param groups how many groups the training examples are of; empty where they may part as they like
 * @param categories how many columns of a table hold categories; empty where that is not known, and of other data
 */
public record DatasetDescription(
        String kind,
        List<Integer> shape,
        List<String> classes,
        int trainSize,
        int testSize,
        String checksum,
        Optional<Integer> groups,
        Optional<Integer> categories) {
    public DatasetDescription {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
    }

    /** Of data whose categories are not known. */
    public DatasetDescription(
            String kind,
            List<Integer> shape,
            List<String> classes,
            int trainSize,
            int testSize,
            String checksum,
            Optional<Integer> groups) {
        this(kind, shape, classes, trainSize, testSize, checksum, groups, Optional.empty());
    }

    /** Of examples that may part as they like. */
    public DatasetDescription(
            String kind, List<Integer> shape, List<String> classes, int trainSize, int testSize, String checksum) {
        this(kind, shape, classes, trainSize, testSize, checksum, Optional.empty());
    }
}
