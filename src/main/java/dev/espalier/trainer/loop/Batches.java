package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.HostArrays;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows form which batch, on the device too. Whatever goes with the rows is copied to the device once an epoch in their
 * order and cut there, as every copy from the host makes MXNet wait for one of its threads.
 */
public final class Batches {
    private final List<int[]> batches;
    private final int[] starts;
    private final int[] order;
    private final BatchSlices index;

    /** @param owner of the arrays on the device */
    public Batches(List<int[]> batches, NDManager owner) {
        this.batches = batches;
        this.starts = new int[batches.size() + 1];
        for (int i = 0; i < batches.size(); i++) {
            starts[i + 1] = starts[i] + batches.get(i).length;
        }
        this.order = batches.stream().flatMapToInt(Arrays::stream).toArray();
        this.index = parts(HostArrays.create(owner, order));
    }

    int count() {
        return batches.size();
    }

    /** The rows of one batch. */
    int[] rows(int batch) {
        return batches.get(batch);
    }

    /** The rows of one batch after the other. */
    int[] order() {
        return order.clone();
    }

    /** The rows of one batch on the device, until those of a far one are asked for. */
    NDArray index(int batch) {
        return index.of(batch);
    }

    /** The batches' parts of what goes with each row, in the order of all rows. */
    BatchSlices parts(NDArray rows) {
        return new BatchSlices(rows, starts);
    }
}
