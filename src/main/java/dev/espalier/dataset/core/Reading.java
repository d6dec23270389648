package dev.espalier.dataset.core;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.SourceFiles;

/** How the files of one data set are to be read, its options settled. */
@FunctionalInterface
public interface Reading {

    /**
     * Reads everything.
     *
     * @return each part's examples after those of the part before
     * @throws DatasetFailure if a file is damaged or of another form
     * @throws dev.espalier.study.InvalidInput naming every option that does not suit the files
     */
    RawExamples of(SourceFiles files);
}
