package dev.espalier.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

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

    private List<int[]> shuffled(int[] rows, SplittableRandom random) {
        Shuffle.of(rows, random);
        lengths.ifPresent(known -> sortWindows(rows, known));
        List<int[]> batches = cut(rows);
        if (batches.size() > 1 && batches.getLast().length == 1) {
            batches.removeLast();
        }
        if (lengths.isPresent()) {
            Collections.shuffle(batches, java.util.Random.from(random));
        }
        return batches;
    }

    /** Every row once, for evaluation. */
    List<int[]> plain() {
        int[] rows = identity();
        lengths.ifPresent(known -> sort(rows, 0, size, known));
        return cut(rows);
    }

    private int[] identity() {
        int[] rows = new int[size];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    private void sortWindows(int[] rows, int[] known) {
        int window = batchSize * WINDOW;
        for (int start = 0; start < size; start += window) {
            sort(rows, start, Math.min(size, start + window), known);
        }
    }

    private static void sort(int[] rows, int from, int to, int[] known) {
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            keys[i - from] = ((long) known[rows[i]] << 32) | rows[i];
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            rows[i] = (int) keys[i - from];
        }
    }

    private List<int[]> cut(int[] rows) {
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < size; start += batchSize) {
            batches.add(Arrays.copyOfRange(rows, start, Math.min(size, start + batchSize)));
        }
        return batches;
    }
}
