package dev.espalier.dataset.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The files of a data set.
 *
 * @param train those to train on
 * @param others those that are not trained on, for each purpose as many as {@code train}: for validation, then for the test,
 *     either left out where there are none
 */
public record SourceFiles(List<DataFile> train, List<List<DataFile>> others) {

    /** All parts, the files to train on first. */
    public List<List<DataFile>> parts() {
        return Stream.concat(Stream.of(train), others.stream()).toList();
    }

    /** All files, those to train on first. */
    public List<DataFile> all() {
        List<DataFile> all = new ArrayList<>();
        parts().forEach(all::addAll);
        return all;
    }

    public SourceFiles map(UnaryOperator<DataFile> change) {
        return new SourceFiles(
                train.stream().map(change).toList(),
                others.stream().map(part -> part.stream().map(change).toList()).toList());
    }
}
