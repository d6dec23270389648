package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.augmentation.Mix;
import dev.espalier.trainer.loss.Loss;
import dev.espalier.trainer.model.Scalar;
import java.util.Optional;

/** The targets of an epoch on the device, in its order, and the loss against them. */
final class Goal {
    private final Batches batches;
    private final Loss loss;
    private final NDArray targets;
    private final Optional<Shares> shares;

    /**
     * How much each example counts.
     *
     * @param within its batch: each batch's add up to 1
     * @param totals the weight of each batch against others
     */
    record Shares(NDArray within, double[] totals) {}

    /**
     * @param targets of every row of {@code batches}, in their order
     * @param shares empty where every example counts alike
     */
    Goal(Batches batches, Loss loss, NDArray targets, Optional<Shares> shares) {
        this.batches = batches;
        this.loss = loss;
        this.targets = targets;
        this.shares = shares;
    }

    /** The mean loss of one batch, on the device. */
    NDArray loss(NDArray outputs, int batch, NDManager scratch) {
        return mean(loss.each(outputs, batches.cut(targets, batch, scratch)), within(batch, scratch));
    }

    /** The mean loss of one batch of mixed examples, on the device: linear in the share of each one's two targets. */
    NDArray loss(NDArray outputs, int batch, Mix mixing, NDManager scratch) {
        NDArray theirs = batches.cut(targets, batch, scratch).take(mixing.partners());
        NDArray other = mean(
                loss.each(outputs, theirs), within(batch, scratch).map(weights -> weights.take(mixing.partners())));
        return Scalar.times(loss(outputs, batch, scratch), mixing.share()).add(Scalar.times(other, 1 - mixing.share()));
    }

    /** What one batch's mean counts against other batches'. */
    double weight(int batch) {
        return shares.map(known -> known.totals()[batch]).orElse((double) batches.rows(batch).length);
    }

    private Optional<NDArray> within(int batch, NDManager scratch) {
        return shares.map(known -> batches.cut(known.within(), batch, scratch));
    }

    private static NDArray mean(NDArray each, Optional<NDArray> weights) {
        return weights.map(known -> each.mul(known).sum()).orElseGet(each::mean);
    }
}
