package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.study.DatasetColumn;
import java.util.List;
import java.util.Optional;

/** What a format reads: all examples, part after part, training ones first. */
public interface RawExamples {

    /** How many there are, those that are not trained on included. */
    int size();

    /** How many are of each part. */
    PartSizes sizes();

    /** How many of them, from the first, are training ones. */
    default int trainSize() {
        return sizes().train();
    }

    /** What is to be predicted of them, where that is a class. */
    Optional<RawTargets.Labels> labels();

    /** What the columns of a table were taken for; empty of other data. */
    default List<DatasetColumn> columns() {
        return List.of();
    }

    /** What in the files is worth a second look. */
    default List<String> notes() {
        return List.of();
    }

    /** What a model sees of them, once preprocessing is fitted to these of them. */
    Appearance appearance(int[] rows);

    /**
     * What a model sees of examples.
     *
     * @param shape of one of them, as in {@link dev.espalier.study.DatasetDescription#shape()}
     * @param categories how many columns of a table hold categories; of one level alone none is told from another
     */
    record Appearance(Kind kind, List<Integer> shape, Optional<Integer> categories) {}

    /** How they may be divided. */
    Division division();
}
