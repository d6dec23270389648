package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;

/** Adds up an epoch's losses; each is read, which is the one time a batch that the device is waited for. */
final class LossMeter {
    private final int epoch;
    private double sum;
    private long examples;
    private int batches;

    LossMeter(int epoch) {
        this.epoch = epoch;
    }

    /** @throws Diverged if the loss is not finite */
    void add(NDArray loss, int size) {
        batches++;
        double value = loss.toFloatArray()[0];
        if (!Double.isFinite(value)) {
            throw new Diverged("the loss of batch %d of epoch %d is %s".formatted(batches, epoch, value));
        }
        sum += value * size;
        examples += size;
    }

    /** The mean over all examples. */
    double mean() {
        return sum / examples;
    }
}
