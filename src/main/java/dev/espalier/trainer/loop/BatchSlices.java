package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;

/**
 * What goes with each row, on the device in the order of all rows, cut into batches: many by one call, as a call costs an engine
 * more than a small cut does. Not all by one, as MXNet's time for that grows with the square of their number. Used by one
 * thread.
 */
final class BatchSlices {
    private static final int AT_ONCE = 256;

    private final NDArray rows;
    private final int[] starts;
    private NDList cut = new NDList();
    private int first;

    /**
     * Parts whose owner is that of {@code rows}.
     *
     * @param starts where each batch begins, and where the last one ends
     */
    BatchSlices(NDArray rows, int[] starts) {
        this.rows = rows;
        this.starts = starts;
    }

    /** One batch's part, which stays open until that of a far one is asked for. */
    NDArray of(int batch) {
        if (batch < first || batch >= first + cut.size()) {
            cut.close();
            first = batch / AT_ONCE * AT_ONCE;
            cut = cut(first, Math.min(first + AT_ONCE, starts.length - 1));
        }
        return cut.get(batch - first);
    }

    private NDList cut(int from, int end) {
        long[] inner = Arrays.stream(starts, from + 1, end)
                .mapToLong(start -> start - starts[from])
                .toArray();
        NDArray all = rows.get(new NDIndex().addSliceDim(starts[from], starts[end]));
        if (inner.length == 0) {
            return new NDList(all);
        }
        try (all) {
            return all.split(inner, 0);
        }
    }
}
