package dev.espalier.dataset.core;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.preprocessing.InputPreprocessing;
import java.util.Arrays;
import java.util.Optional;

/**
 * Examples that are encoded when they are wanted, since all together they are more than the memory holds. Safe to use from
 * many threads at once.
 */
public final class Streamed implements Inputs {
    private final InputPreprocessing fitted;
    private final RowEncoder encoder;
    private final int[] rows;

    Streamed(InputPreprocessing fitted, RowEncoder encoder, int[] rows) {
        this.fitted = fitted;
        this.encoder = encoder;
        this.rows = rows.clone();
    }

    @Override
    public int size() {
        return rows.length;
    }

    /** What they are encoded by. */
    public InputPreprocessing fitted() {
        return fitted;
    }

    /** The length of each, where they are sequences. */
    public Optional<int[]> lengths() {
        return encoder.lengths(rows);
    }

    /**
     * Reads some of them.
     *
     * @param examples which, counted from 0
     * @return the same values as where all are held, in the order asked for; sequences are cut to what the longest of them is
     *     {@linkplain Inputs#padded padded} to
     * @throws DatasetFailure naming the example and the reason, if one cannot be read
     */
    public Inputs read(int[] examples) {
        return encoder.batch(
                Arrays.stream(examples).map(example -> rows[example]).toArray());
    }
}
