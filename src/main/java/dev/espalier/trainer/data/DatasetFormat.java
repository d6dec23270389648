package dev.espalier.trainer.data;

import java.util.List;

/** One way to write a data set down. */
interface DatasetFormat {

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

    /**
     * Reads everything.
     *
     * @param test empty, or as many as {@code train}
     * @param options to be read in full, then {@linkplain Options#check checked}, before any file is opened
     * @throws DatasetFailure if a file is damaged or of another form
     * @throws dev.espalier.study.InvalidInput naming every problem with the options
     */
    RawData read(List<DataFile> train, List<DataFile> test, Options options);
}
