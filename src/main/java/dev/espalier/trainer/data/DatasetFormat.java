package dev.espalier.trainer.data;

import java.util.List;

/** One way to write a data set down. */
interface DatasetFormat {

    String name();

    /** What each path of {@code train}, and of {@code test}, is, in their order; empty where nothing is read. */
    List<String> paths();

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
