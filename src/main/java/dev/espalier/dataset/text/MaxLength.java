package dev.espalier.dataset.text;

import java.util.Arrays;

/** How many tokens of a text are kept. */
public sealed interface MaxLength {

    /** @param lengths how many tokens each text has; not empty */
    int of(int[] lengths);

    /** What the data set's registration says. */
    record Given(int tokens) implements MaxLength {
        @Override
        public int of(int[] lengths) {
            return tokens;
        }
    }

    /**
     * The longest text where that is short; else what 19 of 20 texts fit within, since the few long ones would set the
     * cost of every batch.
     *
     * @param first how many of the texts, from the first, to look at: the training ones
     */
    record Fitting(int first) implements MaxLength {
        private static final int SHORT = 64;

        @Override
        public int of(int[] lengths) {
            int[] sorted = Arrays.stream(lengths).limit(first).sorted().toArray();
            int longest = Math.max(1, sorted[sorted.length - 1]);
            int most = sorted[(int) Math.min(sorted.length - 1L, sorted.length * 19L / 20)];
            return longest <= SHORT ? longest : Math.max(SHORT, most);
        }
    }
}
