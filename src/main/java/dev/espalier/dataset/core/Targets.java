package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.TargetPreprocessing;

/** What is to be predicted of some examples. The arrays are not copied: readers leave them unchanged. */
public sealed interface Targets {

    /** How many examples there are. */
    int size();

    /**
     * Classes.
     *
     * @param indices into {@link TargetPreprocessing.Classes#names()}
     */
    record Labels(int[] indices) implements Targets {
        @Override
        public int size() {
            return indices.length;
        }
    }

    /**
     * Numbers.
     *
     * @param values standardised by {@link TargetPreprocessing.Number}: an error in the units of the file is an error
     *     here times its deviation
     */
    record Values(float[] values) implements Targets {
        @Override
        public int size() {
            return values.length;
        }
    }
}
