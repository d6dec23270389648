package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Arrays;
import java.util.Optional;

/**
 * Inputs kept where they are computed with, where any rows of them become a batch in one operation; or else brought there
 * batch by batch.
 */
public sealed interface ResidentInputs
        permits ResidentInputs.Dense,
                ResidentInputs.Features,
                ResidentInputs.Series,
                ResidentInputs.Tokens,
                StreamedInputs {

    /** One of {@code batches}, which {@code manager} owns; sequences are cut to the longest among them. */
    Batch batch(Batches batches, int number, NDManager manager);

    /** The length of each sequence; empty where an input is none. */
    Optional<int[]> lengths();

    /** Values of one example. */
    int exampleSize();

    /** Copies {@code inputs} to the device of {@code manager}, which owns them from then on. */
    static ResidentInputs of(Inputs inputs, NDManager manager) {
        return switch (inputs) {
            case Inputs.Dense dense -> new Dense(table(dense.values(), dense.size(), manager), dense.shape());
            case Inputs.Series series ->
                new Series(
                        table(series.values(), series.size(), manager),
                        series.length(),
                        series.channels(),
                        series.lengths());
            case Inputs.Tokens tokens -> new Tokens(tokens);
            case Streamed streamed -> new StreamedInputs(streamed);
        };
    }

    /**
     * Copies what a net made of each of {@code original}, with batches formed as of those.
     *
     * @param features one row an example
     */
    static ResidentInputs features(float[] features, int size, ResidentInputs original, NDManager manager) {
        return new Features(table(features, size, manager), original.lengths());
    }

    /** What a net made of inputs. */
    record Features(NDArray table, Optional<int[]> lengths) implements ResidentInputs {
        @Override
        public int exampleSize() {
            return Math.toIntExact(table.getShape().get(1));
        }

        @Override
        public Batch batch(Batches batches, int number, NDManager manager) {
            return new Batch(gather(table, batches.index(number), manager), Optional.empty());
        }
    }

    /** Images and rows of a table. */
    record Dense(NDArray table, int[] shape) implements ResidentInputs {
        @Override
        public int exampleSize() {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }

        @Override
        public Batch batch(Batches batches, int number, NDManager manager) {
            NDArray flat = gather(table, batches.index(number), manager);
            int size = batches.rows(number).length;
            return new Batch(shape.length == 1 ? flat : flat.reshape(shaped(size, shape)), Optional.empty());
        }

        @Override
        public Optional<int[]> lengths() {
            return Optional.empty();
        }
    }

    /** Series. */
    record Series(NDArray table, int length, int channels, int[] steps) implements ResidentInputs {
        @Override
        public int exampleSize() {
            return length * channels;
        }

        @Override
        public Batch batch(Batches batches, int number, NDManager manager) {
            int[] own = pick(steps, batches.rows(number));
            int longest = longest(own, length);
            NDArray whole = gather(table, batches.index(number), manager).reshape(own.length, length, channels);
            NDArray cut = longest == length
                    ? whole
                    : whole.get(new NDIndex().addAllDim().addSliceDim(0, longest));
            return new Batch(cut, Optional.of(new SequenceMask(own, longest)));
        }

        @Override
        public Optional<int[]> lengths() {
            return Optional.of(steps);
        }
    }

    /** Texts: small enough as ids to be gathered on the host, where the cut costs nothing. */
    record Tokens(Inputs.Tokens tokens) implements ResidentInputs {
        @Override
        public int exampleSize() {
            return tokens.length();
        }

        @Override
        public Batch batch(Batches batches, int number, NDManager manager) {
            int[] rows = batches.rows(number);
            int[] own = pick(tokens.lengths(), rows);
            int longest = longest(own, tokens.length());
            int[] ids = new int[rows.length * longest];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(tokens.ids(), rows[i] * tokens.length(), ids, i * longest, longest);
            }
            return new Batch(
                    HostArrays.create(manager, ids, new Shape(rows.length, longest)),
                    Optional.of(new SequenceMask(own, longest)));
        }

        @Override
        public Optional<int[]> lengths() {
            return Optional.of(tokens.lengths());
        }
    }

    private static NDArray table(float[] values, int rows, NDManager manager) {
        return HostArrays.create(manager, values, new Shape(rows, rows == 0 ? 1 : values.length / rows));
    }

    /** Rows of {@code table}, which {@code owner} owns. */
    private static NDArray gather(NDArray table, NDArray index, NDManager owner) {
        NDArray rows = index.getNDArrayInternal()
                .embedding(index, table, SparseFormat.DENSE)
                .singletonOrThrow();
        rows.attach(owner);
        return rows;
    }

    /** Of so many examples. */
    static Shape shaped(int size, int[] each) {
        long[] all = new long[each.length + 1];
        all[0] = size;
        for (int i = 0; i < each.length; i++) {
            all[i + 1] = each[i];
        }
        return new Shape(all);
    }

    private static int[] pick(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    private static int longest(int[] lengths, int limit) {
        return Math.min(limit, Inputs.padded(Arrays.stream(lengths).max().orElse(1)));
    }
}
