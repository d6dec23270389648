package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.espalier.trainer.engine.HostArrays;
import java.util.Arrays;

/**
 * How long each sequence of a padded batch is. Sequences are addressed as rows: step {@code t} of sequence {@code i} is row
 * {@code i * steps + t}.
 */
public final class SequenceMask {
    /** Far below every value that a net computes, and far from overflow. */
    private static final float LOST = -1e30f;

    private final int[] lengths;
    private final int steps;

    /**
     * @param lengths each from 1 to {@code steps}
     * @param steps of the padded batch
     */
    public SequenceMask(int[] lengths, int steps) {
        this.lengths = lengths.clone();
        this.steps = steps;
    }

    /** The length of each sequence. */
    public int[] each() {
        return lengths.clone();
    }

    /** Steps of the padded batch. */
    public int steps() {
        return steps;
    }

    /** Each sequence turned round within its own length, padding where it was: {@code batch x steps x width}, as given. */
    public NDArray reverse(NDArray sequences) {
        int[] rows = new int[lengths.length * steps];
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < steps; t++) {
                rows[i * steps + t] = i * steps + (t < lengths[i] ? lengths[i] - 1 - t : t);
            }
        }
        return rows(sequences, rows).reshape(sequences.getShape());
    }

    /** The last step of each sequence: {@code batch x width}. */
    NDArray last(NDArray sequences) {
        if (areFull()) {
            return sequences.get(new NDIndex().addAllDim().addIndices(steps - 1));
        }
        int[] rows = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            rows[i] = i * steps + lengths[i] - 1;
        }
        return rows(sequences, rows);
    }

    /** Every sequence's own steps, one sequence after the other: {@code sum of lengths x width}. */
    NDArray packed(NDArray sequences) {
        int[] rows = new int[Arrays.stream(lengths).sum()];
        int row = 0;
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < lengths[i]; t++) {
                rows[row++] = i * steps + t;
            }
        }
        return rows(sequences, rows);
    }

    /** What {@link #packed} took apart, {@code batch x steps x width}; padding repeats a sequence's last step. */
    NDArray padded(NDArray packed) {
        int[] rows = new int[lengths.length * steps];
        int first = 0;
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < steps; t++) {
                rows[i * steps + t] = first + Math.min(t, lengths[i] - 1);
            }
            first += lengths[i];
        }
        return rows(packed, rows)
                .reshape(lengths.length, steps, packed.getShape().tail());
    }

    /** {@code batch x channels x steps} with 0 for all padding. */
    public NDArray cleared(NDArray channels) {
        if (areFull()) {
            return channels;
        }
        float[] own = new float[lengths.length * steps];
        for (int i = 0; i < lengths.length; i++) {
            Arrays.fill(own, i * steps, i * steps + lengths[i], 1);
        }
        return channels.mul(HostArrays.create(channels.getManager(), own, new Shape(lengths.length, 1, steps)));
    }

    /** Of sequences of which every {@code stride}th step is left, the first among them. */
    public SequenceMask strided(int stride) {
        int[] shorter = Arrays.stream(lengths)
                .map(length -> Math.ceilDiv(length, stride))
                .toArray();
        return new SequenceMask(shorter, Math.ceilDiv(steps, stride));
    }

    /** The mean of each sequence's own steps: {@code batch x width}. */
    NDArray mean(NDArray sequences) {
        float[] shares = new float[lengths.length * steps];
        for (int i = 0; i < lengths.length; i++) {
            for (int t = 0; t < lengths[i]; t++) {
                shares[i * steps + t] = 1f / lengths[i];
            }
        }
        NDArray weights = HostArrays.create(sequences.getManager(), shares, new Shape(lengths.length, steps, 1));
        return sequences.mul(weights).sum(new int[] {1});
    }

    /** The greatest of each sequence's own values: {@code batch x width}. */
    NDArray max(NDArray sequences) {
        return own(sequences).max(new int[] {1});
    }

    /** Shares of each sequence's own steps that sum to 1; those of padding are 0: {@code batch x steps x 1}, as given. */
    NDArray softmax(NDArray scores) {
        return own(scores).softmax(1);
    }

    /**
     * Shares of the steps that each step looks at, which sum to 1; those of padding are 0.
     *
     * @param scores {@code batch and heads x steps x steps}, the heads of one sequence together
     */
    public NDArray attention(NDArray scores, int heads) {
        if (areFull()) {
            return scores.softmax(2);
        }
        NDArray lost = HostArrays.create(scores.getManager(), penalties(), new Shape(lengths.length, 1, 1, steps));
        NDArray own = scores.reshape(lengths.length, heads, steps, steps).add(lost);
        return own.reshape(scores.getShape()).softmax(2);
    }

    /** Values that lose against any of a sequence's own wherever there is padding. */
    private NDArray own(NDArray sequences) {
        return areFull()
                ? sequences
                : sequences.add(
                        HostArrays.create(sequences.getManager(), penalties(), new Shape(lengths.length, steps, 1)));
    }

    private float[] penalties() {
        float[] penalties = new float[lengths.length * steps];
        for (int i = 0; i < lengths.length; i++) {
            Arrays.fill(penalties, i * steps + lengths[i], (i + 1) * steps, LOST);
        }
        return penalties;
    }

    /** Whether there is no padding. */
    boolean areFull() {
        return Arrays.stream(lengths).allMatch(length -> length == steps);
    }

    /** Rows of {@code batch x steps x width}, by the operation that looks up embeddings: both engines have its gradient. */
    private static NDArray rows(NDArray sequences, int[] rows) {
        NDManager manager = sequences.getManager();
        NDArray table = sequences.reshape(-1, sequences.getShape().tail());
        NDArray index = HostArrays.create(manager, rows);
        return index.getNDArrayInternal()
                .embedding(index, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
