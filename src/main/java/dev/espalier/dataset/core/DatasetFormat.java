package dev.espalier.dataset.core;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Options;
import dev.espalier.study.Json;
import java.util.List;

/** One way to write a data set down. */
public interface DatasetFormat {

    String name();

    /** What each path of {@code train}, and of {@code test}, is, in their order; empty where nothing is read. */
    List<String> paths();

    /** Whether {@code train}, or {@code test}, may have so many paths. */
    default boolean takes(int count) {
        return count == paths().size();
    }

    /** The files that make up {@code path}, in an order that follows from their names: itself, where it is a file. */
    default List<DataFile> files(DataFile path) {
        return List.of(path);
    }

    /** Reads all options, and opens no file. */
    Reading reading(Options options);

    /** Options that others depend on, once for each choice. */
    default List<Json.Object> choices() {
        return List.of(Json.EMPTY);
    }
}
