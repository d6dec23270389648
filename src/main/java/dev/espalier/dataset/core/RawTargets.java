package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import java.util.Arrays;
import java.util.List;

/** What is to be predicted of all examples, training and test together, as the file holds it. */
public sealed interface RawTargets {

    int size();

    /** Groups whose shares a split keeps: the classes; one group for numbers. */
    int[] strata();

    TargetPreprocessing fit(int[] rows);

    Targets encode(TargetPreprocessing fitted, int[] rows);

    /** Indices into {@code classes}. */
    record Labels(int[] indices, List<String> classes) implements RawTargets {
        @Override
        public int size() {
            return indices.length;
        }

        @Override
        public int[] strata() {
            return indices;
        }

        @Override
        public TargetPreprocessing fit(int[] rows) {
            return new TargetPreprocessing.Classes(classes);
        }

        @Override
        public Targets encode(TargetPreprocessing fitted, int[] rows) {
            return new Targets.Labels(
                    Arrays.stream(rows).map(row -> indices[row]).toArray());
        }
    }

    /** Numbers in their own unit. */
    record Values(double[] values) implements RawTargets {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int[] strata() {
            return new int[values.length];
        }

        @Override
        public TargetPreprocessing fit(int[] rows) {
            Normalisation.Fit fit = new Normalisation.Fit(1);
            for (int row : rows) {
                fit.add(0, values[row]);
            }
            Normalisation done = fit.done();
            return new TargetPreprocessing.Number(done.mean()[0], done.standardDeviation()[0]);
        }

        @Override
        public Targets encode(TargetPreprocessing fitted, int[] rows) {
            return switch (fitted) {
                case TargetPreprocessing.Number(double mean, double standardDeviation) -> {
                    float[] encoded = new float[rows.length];
                    for (int i = 0; i < rows.length; i++) {
                        encoded[i] = (float) ((values[rows[i]] - mean) / standardDeviation);
                    }
                    yield new Targets.Values(encoded);
                }
                case TargetPreprocessing.Classes classes ->
                    throw new IllegalArgumentException("numbers are not encoded as classes");
            };
        }
    }
}
