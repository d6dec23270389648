package dev.espalier.study;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The trials of a study by number: an immutable list whose copy with one trial changed costs a small part of the whole,
 * so that every state of a long study can be kept by whoever still reads it.
 */
public final class Trials extends AbstractList<Trial> implements RandomAccess {
    public static final Trials NONE = new Trials(new Trial[0][], 0, new int[TrialState.values().length], 0);

    private static final int CHUNK = 64;

    private final Trial[][] chunks;
    private final int size;
    private final int[] counts;
    private final int started;

    private Trials(Trial[][] chunks, int size, int[] counts, int started) {
        this.chunks = chunks;
        this.size = size;
        this.counts = counts;
        this.started = started;
    }

    /**
     * Trials numbered 0, 1, 2 … in order.
     *
     * @throws IllegalArgumentException if they are not
     */
    public static Trials of(List<Trial> trials) {
        Trial[][] chunks = new Trial[(trials.size() + CHUNK - 1) / CHUNK][CHUNK];
        int[] counts = new int[TrialState.values().length];
        int started = 0;
        int size = 0;
        for (Trial trial : trials) {
            if (trial.number() != size) {
                throw new IllegalArgumentException("trial " + trial.number() + " stands at place " + size);
            }
            chunks[size / CHUNK][size % CHUNK] = trial;
            counts[trial.state().ordinal()]++;
            started += trial.attempt() > 0 ? 1 : 0;
            size++;
        }
        return new Trials(chunks, size, counts, started);
    }

    @Override
    public Trial get(int number) {
        java.util.Objects.checkIndex(number, size);
        return chunks[number / CHUNK][number % CHUNK];
    }

    @Override
    public int size() {
        return size;
    }

    /** How many are in {@code state}; costs the same for any number of trials. */
    public int count(TrialState state) {
        return counts[state.ordinal()];
    }

    /** How many had an attempt; costs the same for any number of trials. */
    public int started() {
        return started;
    }

    /** A copy in which {@code trial} stands at its number: a number in use is replaced, the next free one is added. */
    public Trials with(Trial trial) {
        int number = trial.number();
        java.util.Objects.checkIndex(number, size + 1);
        int chunk = number / CHUNK;
        Trial[][] copy = Arrays.copyOf(chunks, Math.max(chunks.length, chunk + 1));
        copy[chunk] = copy[chunk] == null ? new Trial[CHUNK] : copy[chunk].clone();
        int[] newCounts = counts.clone();
        int newStarted = started + (trial.attempt() > 0 ? 1 : 0);
        if (number < size) {
            Trial before = copy[chunk][number % CHUNK];
            newCounts[before.state().ordinal()]--;
            newStarted -= before.attempt() > 0 ? 1 : 0;
        }
        newCounts[trial.state().ordinal()]++;
        copy[chunk][number % CHUNK] = trial;
        return new Trials(copy, Math.max(size, number + 1), newCounts, newStarted);
    }

    /**
     * The numbers at which another trial stands here than in {@code earlier}, ascending; those that {@code earlier} does not
     * have are among them. Lists that one grew from the other are compared in a small part of the time that reading takes.
     */
    public int[] changedSince(Trials earlier) {
        int[] changed = new int[CHUNK];
        int count = 0;
        for (int chunk = 0; chunk * CHUNK < size; chunk++) {
            Trial[] before = chunk < earlier.chunks.length ? earlier.chunks[chunk] : new Trial[CHUNK];
            Trial[] now = chunks[chunk];
            if (now == before) {
                continue;
            }
            changed = count + CHUNK > changed.length ? Arrays.copyOf(changed, 2 * (count + CHUNK)) : changed;
            int end = Math.min(CHUNK, size - chunk * CHUNK);
            for (int place = 0; place < end; place++) {
                if (now[place] != before[place]) {
                    changed[count++] = chunk * CHUNK + place;
                }
            }
        }
        return Arrays.copyOf(changed, count);
    }
}
