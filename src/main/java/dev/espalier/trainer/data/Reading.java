package dev.espalier.trainer.data;

import java.util.List;

/** How the files of one data set are to be read, its options settled. */
@FunctionalInterface
interface Reading {

    /**
     * Reads everything.
     *
     * @param test empty, or as many as {@code train}
     * @throws DatasetFailure if a file is damaged or of another form
     * @throws dev.espalier.study.InvalidInput naming every option that does not suit the files
     */
    RawExamples of(List<DataFile> train, List<DataFile> test);
}
