package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.espalier.trainer.config.TrainingConfig.ClassWeights;
import dev.espalier.trainer.data.TargetPreprocessing;
import dev.espalier.trainer.data.Targets;
import java.util.Arrays;
import java.util.List;

/** What a net is to minimise, and how its outputs are judged. */
sealed interface Criterion {

    /** Outputs of the net. */
    int outputs();

    /** What the rows of {@code batches} are to become, on the device; {@code owner} owns it. */
    Goal goal(Batches batches, NDManager owner);

    /** The targets of an epoch, in its order. */
    @FunctionalInterface
    interface Goal {

        /** The mean loss of one batch, on the device. */
        NDArray loss(NDArray outputs, int batch, NDManager scratch);
    }

    /** @param outputs of every example of {@code targets}, in their order */
    Scores score(float[] outputs, Targets targets);

    /** The criterion for examples prepared by {@code preprocessing}. */
    static Criterion of(TargetPreprocessing preprocessing, Targets train, ClassWeights weighting) {
        return switch (preprocessing) {
            case TargetPreprocessing.Classes(List<String> names) -> new CrossEntropy(names, labels(train), weighting);
            case TargetPreprocessing.Number(double mean, double deviation) ->
                new SquaredError(values(train), deviation);
        };
    }

    /** Cross entropy of the softmax of logits, each class weighted. */
    record CrossEntropy(List<String> names, int[] labels, ClassWeights weighting) implements Criterion {
        @Override
        public int outputs() {
            return names.size();
        }

        @Override
        public Goal goal(Batches batches, NDManager owner) {
            int[] order = batches.order();
            NDArray ordered = owner.create(gather(labels, order));
            if (weighting == ClassWeights.NONE) {
                return (outputs, batch, scratch) -> likelihood(outputs, batches.cut(ordered, batch, scratch))
                        .mean()
                        .neg();
            }
            float[] weights = balanced();
            float[] shares = new float[order.length];
            for (int batch = 0, at = 0; batch < batches.count(); batch++) {
                double total = 0;
                for (int row : batches.rows(batch)) {
                    total += weights[labels[row]];
                }
                for (int row : batches.rows(batch)) {
                    shares[at++] = (float) (-weights[labels[row]] / total);
                }
            }
            NDArray weighted = owner.create(shares);
            return (outputs, batch, scratch) -> likelihood(outputs, batches.cut(ordered, batch, scratch))
                    .mul(batches.cut(weighted, batch, scratch))
                    .sum();
        }

        /** The logarithm of the probability of each example's own class. */
        private static NDArray likelihood(NDArray outputs, NDArray classes) {
            return outputs.logSoftmax(1)
                    .get(new NDIndex().addAllDim().addPickDim(classes))
                    .flatten();
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
            return ClassificationScores.of(outputs, Criterion.labels(targets), names);
        }
    }

    /** Mean squared error of one standardised number. */
    record SquaredError(float[] values, double deviation) implements Criterion {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public Goal goal(Batches batches, NDManager owner) {
            NDArray ordered = owner.create(gather(values, batches.order()));
            return (outputs, batch, scratch) -> outputs.flatten()
                    .sub(batches.cut(ordered, batch, scratch))
                    .square()
                    .mean();
        }

        @Override
        public Scores score(float[] outputs, Targets targets) {
            return RegressionScores.of(outputs, Criterion.values(targets), deviation);
        }
    }

    private static int[] gather(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    private static float[] gather(float[] values, int[] rows) {
        float[] gathered = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gathered[i] = values[rows[i]];
        }
        return gathered;
    }

    private static int[] labels(Targets targets) {
        if (targets instanceof Targets.Labels(int[] indices)) {
            return indices;
        }
        throw new IllegalArgumentException("the targets are no classes");
    }

    private static float[] values(Targets targets) {
        if (targets instanceof Targets.Values(float[] values)) {
            return values;
        }
        throw new IllegalArgumentException("the targets are no numbers");
    }
}
