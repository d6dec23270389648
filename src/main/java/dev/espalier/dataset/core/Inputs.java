package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.TextPreprocessing;

/**
 * The encoded inputs of some examples, in one flat row-major array, ready to become a device array, or read when they are
 * wanted. The arrays are handed out as they are, not copied: readers leave them unchanged.
 */
public sealed interface Inputs permits Inputs.Dense, Inputs.Series, Inputs.Tokens, Streamed {

    /** How many examples there are. */
    int size();

    /**
     * What sequences are padded to of which the longest has so many steps, where so many there may be: a multiple of eight, as
     * an engine plans its work anew for every new length.
     */
    static int padded(int length) {
        return (length + 7) / 8 * 8;
    }

    /**
     * Images or rows of a table, all of one shape.
     *
     * @param values {@code size} examples, each of the product of {@code shape} normalised values; never NaN
     * @param shape of one example: channels, height, width of an image; columns of a table
     */
    record Dense(float[] values, int[] shape) implements Inputs {
        @Override
        public int size() {
            int each = 1;
            for (int extent : shape) {
                each *= extent;
            }
            return values.length / each;
        }
    }

    /**
     * Time series of any length, padded with zeros at the end.
     *
     * @param values {@code size x length x channels} normalised values; never NaN
     * @param length steps of every padded series
     * @param channels values a step
     * @param lengths the steps of each series before padding, from 1 to {@code length}
     */
    record Series(float[] values, int length, int channels, int[] lengths) implements Inputs {
        @Override
        public int size() {
            return lengths.length;
        }
    }

    /**
     * Texts as token ids, padded at the end with {@link TextPreprocessing#PADDING}.
     *
     * @param ids {@code size x length} ids from 0 to the vocabulary's size, exclusive
     * @param length tokens of every padded text
     * @param lengths the tokens of each text before padding, from 1 to {@code length}
     */
    record Tokens(int[] ids, int length, int[] lengths) implements Inputs {
        @Override
        public int size() {
            return lengths.length;
        }
    }
}
