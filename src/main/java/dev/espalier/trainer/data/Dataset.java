package dev.espalier.trainer.data;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;

/** A data set, read and checked, not yet encoded. Immutable and safe to share between threads. */
public final class Dataset {
    private final DatasetSpec spec;
    private final DatasetDescription description;
    private final RawInputs<?> inputs;
    private final RawTargets targets;
    private final int[] trainRows;
    private final int[] testRows;

    Dataset(
            DatasetSpec spec,
            DatasetDescription description,
            RawInputs<?> inputs,
            RawTargets targets,
            int[] trainRows,
            int[] testRows) {
        this.spec = spec;
        this.description = description;
        this.inputs = inputs;
        this.targets = targets;
        this.trainRows = trainRows;
        this.testRows = testRows;
    }

    public DatasetSpec spec() {
        return spec;
    }

    public DatasetDescription description() {
        return description;
    }

    public Kind kind() {
        return Kind.of(description.kind());
    }

    /**
     * Divides the training examples in two, each class in proportion (numbers to be predicted: at random), learns the
     * preprocessing from the first part alone, and encodes all.
     *
     * @param validationFraction from 0, included, to 1, excluded; rounded to whole examples, and the last example of a
     *     class stays in the training part
     * @param seed of the division; the same seed divides the same way
     * @throws InvalidInput if the fraction is out of range or leaves nothing to validate on though it is not 0
     */
    public Split split(double validationFraction, long seed) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new InvalidInput(
                    "validation_fraction", "is " + validationFraction + "; it must be at least 0 and less than 1");
        }
        Partition partition = Partition.of(targets.strata(), trainRows, validationFraction, seed);
        if (validationFraction > 0 && partition.aside().length == 0) {
            throw new InvalidInput(
                    "validation_fraction",
                    "%s of the %d training examples of data set %s leaves none to validate on; raise it"
                            .formatted(validationFraction, trainRows.length, spec.name()));
        }
        return encode(inputs, partition);
    }

    /**
     * The examples held out, encoded the way a trained model wants them, in the order of the file.
     *
     * @throws InvalidInput if {@code preprocessing} is of another kind of data or of other classes
     */
    public Examples test(Preprocessing preprocessing) {
        if (!preprocessing.classes().equals(description.classes())) {
            throw new InvalidInput("dataset", spec.name() + " has other classes than the model was trained on");
        }
        Inputs encoded = switch (inputs) {
            case RawImages raw
            when preprocessing.input() instanceof ImagePreprocessing fitted -> raw.encode(fitted, testRows);
            case RawSeries raw
            when preprocessing.input() instanceof SeriesPreprocessing fitted -> raw.encode(fitted, testRows);
            case RawTexts raw
            when preprocessing.input() instanceof TextPreprocessing fitted -> raw.encode(fitted, testRows);
            case RawTable raw
            when preprocessing.input() instanceof TabularPreprocessing fitted -> raw.encode(fitted, testRows);
            default ->
                throw new InvalidInput(
                        "dataset",
                        "%s is %s, but the model takes %s"
                                .formatted(
                                        spec.name(),
                                        kind().word(),
                                        preprocessing.input().kind().word()));
        };
        return new Examples(encoded, targets.encode(preprocessing.target(), testRows));
    }

    private <P extends InputPreprocessing> Split encode(RawInputs<P> raw, Partition partition) {
        P fitted = raw.fit(partition.kept());
        TargetPreprocessing target = targets.fit(partition.kept());
        return new Split(
                examples(raw, fitted, target, partition.kept()),
                examples(raw, fitted, target, partition.aside()),
                examples(raw, fitted, target, testRows),
                new Preprocessing(fitted, target));
    }

    private <P extends InputPreprocessing> Examples examples(
            RawInputs<P> raw, P fitted, TargetPreprocessing target, int[] rows) {
        return new Examples(raw.encode(fitted, rows), targets.encode(target, rows));
    }
}
