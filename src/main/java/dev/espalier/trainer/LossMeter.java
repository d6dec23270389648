package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adds up an epoch's losses. Each is read while the next batch is already under way, so that the device never waits for the
 * host; and each is read, so that a training that diverged ends at once and the engine's queue stays short.
 */
final class LossMeter implements AutoCloseable {
    private final int epoch;
    private double sum;
    private long examples;
    private int batches;
    private NDManager scratch;
    private NDArray loss;
    private int size;

    LossMeter(int epoch) {
        this.epoch = epoch;
    }

    /**
     * Takes over a batch's arrays and closes those of the batch before.
     *
     * @throws Diverged if the loss of the batch before is not finite
     */
    void add(NDManager batchScratch, NDArray batchLoss, int batchSize) {
        NDManager lastScratch = scratch;
        NDArray lastLoss = loss;
        int lastSize = size;
        scratch = batchScratch;
        loss = batchLoss;
        size = batchSize;
        if (lastScratch != null) {
            settle(lastScratch, lastLoss, lastSize);
        }
    }

    /**
     * The mean over all examples so far.
     *
     * @throws Diverged if the last batch's loss is not finite
     */
    double mean() {
        settle(scratch, loss, size);
        scratch = null;
        return sum / examples;
    }

    private void settle(NDManager settled, NDArray value, int weight) {
        batches++;
        try (settled) {
            double read = value.getFloat();
            if (!Double.isFinite(read)) {
                throw new Diverged("the loss of batch %d of epoch %d is %s".formatted(batches, epoch, read));
            }
            sum += read * weight;
            examples += weight;
        }
    }

    @Override
    public void close() {
        if (scratch != null) {
            scratch.close();
        }
    }
}
