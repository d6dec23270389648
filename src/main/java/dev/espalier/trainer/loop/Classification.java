package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.dataset.core.Targets;
import dev.espalier.trainer.config.TrainingConfig.ClassWeights;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.loss.ClassLoss;
import dev.espalier.trainer.metrics.ClassificationScores;
import dev.espalier.trainer.metrics.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Classes to be told apart.
 *
 * @param names of the classes
 * @param labels of the examples to train on
 * @param weighting how much an example of each class counts in its batch's mean
 */
record Classification(List<String> names, int[] labels, ClassWeights weighting, ClassLoss loss) implements Criterion {

    @Override
    public int outputs() {
        return names.size();
    }

    @Override
    public BatchLoss goal(Batches batches, NDManager owner) {
        // In the type and shape that PyTorch looks them up by, so that it need not convert each batch's.
        long[] classes =
                Arrays.stream(batches.order()).mapToLong(row -> labels[row]).toArray();
        Optional<BatchLoss.Shares> shares = switch (weighting) {
            case NONE -> Optional.empty();
            case BALANCED -> Optional.of(shares(batches, owner));
        };
        return new BatchLoss(batches, loss, HostArrays.create(owner, classes, new Shape(classes.length, 1)), shares);
    }

    private BatchLoss.Shares shares(Batches batches, NDManager owner) {
        float[] weights = balanced();
        float[] within = new float[batches.order().length];
        double[] totals = new double[batches.count()];
        for (int batch = 0, at = 0; batch < batches.count(); batch++) {
            for (int row : batches.rows(batch)) {
                totals[batch] += weights[labels[row]];
            }
            for (int row : batches.rows(batch)) {
                within[at++] = (float) (weights[labels[row]] / totals[batch]);
            }
        }
        return new BatchLoss.Shares(batches.parts(HostArrays.create(owner, within)), totals);
    }

    private float[] balanced() {
        int[] counts = new int[names.size()];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        float[] weights = new float[counts.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) labels.length / (weights.length * Math.max(1f, counts[i]));
        }
        return weights;
    }

    @Override
    public Scores score(float[] outputs, Targets targets) {
        return ClassificationScores.of(outputs, labels(targets), names);
    }

    static int[] labels(Targets targets) {
        if (targets instanceof Targets.Labels(int[] indices)) {
            return indices;
        }
        throw new IllegalArgumentException("the targets are no classes");
    }
}
