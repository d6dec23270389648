package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.augmentation.Mix;
import dev.espalier.trainer.engine.Scalar;
import dev.espalier.trainer.loss.Loss;
import java.util.Optional;

/** The targets of an epoch on the device, in its order, and the loss against them. */
public final class BatchLoss {
    private final Batches batches;
    private final Loss loss;
    private final BatchSlices targets;
    private final Optional<Shares> shares;

    /**
     * How much each example counts.
     *
     * @param within its batch: each batch's add up to 1
     * @param totals the weight of each batch against others
     */
    record Shares(BatchSlices within, double[] totals) {}

    /**
     * @param targets of every row of {@code batches}, in their order
     * @param shares empty where every example counts alike
     */
    BatchLoss(Batches batches, Loss loss, NDArray targets, Optional<Shares> shares) {
        this.batches = batches;
        this.loss = loss;
        this.targets = batches.parts(targets);
        this.shares = shares;
    }

    /** The mean loss of one batch, on the device. */
    public NDArray loss(NDArray outputs, int batch) {
        return mean(loss.each(outputs, targets.of(batch)), within(batch));
    }

    /**
     * The mean loss of one batch of mixed examples, on the device: linear in the share of each one's two targets.
     *
     * @param scratch owns what is made on the way
     */
    public NDArray loss(NDArray outputs, int batch, Mix mixing, NDManager scratch) {
        NDArray theirs = of(mixing, targets.of(batch), scratch);
        NDArray other = mean(loss.each(outputs, theirs), within(batch).map(weights -> of(mixing, weights, scratch)));
        return Scalar.times(loss(outputs, batch), mixing.share()).add(Scalar.times(other, 1 - mixing.share()));
    }

    /** The values of the examples that others are mixed with. */
    private static NDArray of(Mix mixing, NDArray values, NDManager scratch) {
        NDArray theirs = values.take(mixing.partners());
        theirs.attach(scratch);
        return theirs;
    }

    /** What one batch's mean counts against other batches'. */
    double weight(int batch) {
        return shares.map(known -> known.totals()[batch]).orElse((double) batches.rows(batch).length);
    }

    private Optional<NDArray> within(int batch) {
        return shares.map(known -> known.within().of(batch));
    }

    private static NDArray mean(NDArray each, Optional<NDArray> weights) {
        return weights.map(known -> each.mul(known).sum()).orElseGet(each::mean);
    }
}
