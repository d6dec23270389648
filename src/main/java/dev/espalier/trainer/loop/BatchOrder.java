package dev.espalier.trainer.loop;

import dev.espalier.dataset.core.Inputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Which rows form which batch. Sequences of like length go together, so that little of a batch is padding. */
final class BatchOrder {
    /** Sequences are sorted within this many batches, so that the order stays random on the whole. */
    private static final int WINDOW = 16;

    private final int size;
    private final int batchSize;
    private final Optional<int[]> lengths;

    BatchOrder(int size, int batchSize, Optional<int[]> lengths) {
        this.size = size;
        this.batchSize = batchSize;
        this.lengths = lengths;
    }

    /**
     * Every row once, in an order that follows from {@code seed} alone. A last batch of a single row is left out, where it is
     * not the only one: a batch norm cannot learn from it.
     */
    List<int[]> shuffled(long seed) {
        return shuffled(identity(), new SplittableRandom(seed));
    }

    /**
     * As many rows, as many of each class as {@link BalancedRows} has, in an order that follows from {@code seed} alone; else as
     * {@link #shuffled(long)}.
     *
     * @param labels the class of each row
     */
    List<int[]> balanced(long seed, int[] labels) {
        SplittableRandom random = new SplittableRandom(seed);
        return shuffled(BalancedRows.draw(labels, random), random);
    }

    private List<int[]> shuffled(int[] drawn, SplittableRandom random) {
        Shuffle.of(drawn, random);
        int[] rows = withoutOdd(drawn);
        lengths.ifPresent(known -> sortWindows(rows, known));
        List<int[]> batches = cut(rows);
        if (lengths.isPresent()) {
            Collections.shuffle(batches, java.util.Random.from(random));
        }
        return batches;
    }

    /** Before any are sorted, or it would be the longest sequence that is left out, epoch after epoch. */
    private int[] withoutOdd(int[] rows) {
        boolean odd = rows.length > batchSize && rows.length % batchSize == 1;
        return odd ? Arrays.copyOf(rows, rows.length - 1) : rows;
    }

    /** Every row once, for evaluation. */
    List<int[]> plain() {
        int[] rows = identity();
        lengths.ifPresent(known -> sort(rows, 0, size, row -> known[row]));
        return cut(rows);
    }

    private int[] identity() {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /** By what a batch is padded to alone: rows of like length stay as they were shuffled, so that no epoch is as the last. */
    private void sortWindows(int[] rows, int[] known) {
        int window = batchSize * WINDOW;
        for (int start = 0; start < rows.length; start += window) {
            sort(rows, start, Math.min(rows.length, start + window), row -> Inputs.padded(known[row]));
        }
    }

    /** Leaves rows of the same length in the order that they have. */
    private static void sort(int[] rows, int from, int to, IntUnaryOperator length) {
        int[] before = Arrays.copyOfRange(rows, from, to);
        long[] keys = new long[before.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) length.applyAsInt(before[i]) << 32) | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            rows[from + i] = before[(int) keys[i]];
        }
    }

    private List<int[]> cut(int[] rows) {
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < rows.length; start += batchSize) {
            batches.add(Arrays.copyOfRange(rows, start, Math.min(rows.length, start + batchSize)));
        }
        return batches;
    }
}
