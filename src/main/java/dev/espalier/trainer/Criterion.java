package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.config.TrainingConfig.ClassWeights;
import dev.espalier.trainer.data.TargetPreprocessing;
import dev.espalier.trainer.data.Targets;
import java.util.Arrays;
import java.util.List;

/** What a net is to minimise, and how its outputs are judged. */
sealed interface Criterion {

    /** Outputs of the net. */
    int outputs();

    /** The mean loss of a batch, on the device. */
    NDArray loss(NDArray outputs, int[] rows);

    /** @param outputs of every example of {@code targets}, in their order */
    Scores score(float[] outputs, Targets targets);

    /** The criterion for examples prepared by {@code preprocessing}. */
    static Criterion of(TargetPreprocessing preprocessing, Targets train, ClassWeights weighting) {
        return switch (preprocessing) {
            case TargetPreprocessing.Classes(List<String> names) -> {
                int[] labels = labels(train);
                yield new CrossEntropy(names, labels, weights(labels, names.size(), weighting));
            }
            case TargetPreprocessing.Number(double mean, double deviation) ->
                new SquaredError(values(train), deviation);
        };
    }

    /** Cross entropy of the softmax of logits, each class weighted. */
    record CrossEntropy(List<String> names, int[] labels, float[] weights) implements Criterion {
        @Override
        public int outputs() {
            return names.size();
        }

        @Override
        public NDArray loss(NDArray outputs, int[] rows) {
            float[] target = new float[rows.length * names.size()];
            double total = 0;
            for (int row : rows) {
                total += weights[labels[row]];
            }
            for (int i = 0; i < rows.length; i++) {
                int label = labels[rows[i]];
                target[i * names.size() + label] = (float) (-weights[label] / total);
            }
            NDManager manager = outputs.getManager();
            return outputs.logSoftmax(1)
                    .mul(manager.create(target, new Shape(rows.length, names.size())))
                    .sum();
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
        public NDArray loss(NDArray outputs, int[] rows) {
            float[] target = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                target[i] = values[rows[i]];
            }
            NDManager manager = outputs.getManager();
            return outputs.sub(manager.create(target, new Shape(rows.length, 1)))
                    .square()
                    .mean();
        }

        @Override
        public Scores score(float[] outputs, Targets targets) {
            return RegressionScores.of(outputs, Criterion.values(targets), deviation);
        }
    }

    private static float[] weights(int[] labels, int classes, ClassWeights weighting) {
        float[] weights = new float[classes];
        Arrays.fill(weights, 1);
        if (weighting == ClassWeights.BALANCED) {
            int[] counts = new int[classes];
            Arrays.stream(labels).forEach(label -> counts[label]++);
            for (int i = 0; i < classes; i++) {
                weights[i] = (float) labels.length / (classes * Math.max(1f, counts[i]));
            }
        }
        return weights;
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
