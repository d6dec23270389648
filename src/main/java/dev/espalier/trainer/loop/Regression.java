package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Targets;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.loss.NumberLoss;
import dev.espalier.trainer.metrics.RegressionScores;
import dev.espalier.trainer.metrics.Scores;
import java.util.Optional;

/**
 * A number to be predicted, standardised.
 *
 * @param values of the examples to train on
 * @param standardDeviation what one standardised unit is in the data set's
 */
record Regression(float[] values, double standardDeviation, NumberLoss loss) implements Criterion {

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public BatchLoss goal(Batches batches, NDManager owner) {
        int[] order = batches.order();
        float[] ordered = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = values[order[i]];
        }
        return new BatchLoss(batches, loss, HostArrays.create(owner, ordered), Optional.empty());
    }

    @Override
    public Scores score(float[] outputs, Targets targets) {
        return RegressionScores.of(outputs, values(targets), standardDeviation);
    }

    static float[] values(Targets targets) {
        if (targets instanceof Targets.Values(float[] values)) {
            return values;
        }
        throw new IllegalArgumentException("the targets are no numbers");
    }
}
