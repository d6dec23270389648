package dev.espalier.dataset.core;

import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.preprocessing.InputPreprocessing;
import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.study.Conflict;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import java.util.Locale;
import java.util.Random;

/** A data set, read and checked, not yet encoded. Immutable and safe to share between threads. */
public final class Dataset {
    private final DatasetSpec spec;
    private final DatasetDescription description;
    private final RawData data;
    private final PartRows rows;

    public Dataset(DatasetSpec spec, DatasetDescription description, RawData data, PartRows rows) {
        this.spec = spec;
        this.description = description;
        this.data = data;
        this.rows = rows;
    }

    public DatasetSpec spec() {
        return spec;
    }

    public DatasetDescription description() {
        return description;
    }

    /** @throws Conflict if its checksum is another than that which is meant */
    public void check(String checksum) {
        if (!description.checksum().equals(checksum)) {
            throw new Conflict(
                    "data set %s is not what it was when it was registered; register it again and submit the study anew, or put its files back"
                            .formatted(spec.name()));
        }
    }

    public Kind kind() {
        return Kind.of(description.kind());
    }

    /** How much of what may be held of encoded examples all of these take: 0 where they stay in their files, 1 at most. */
    public double share() {
        return numbers(rows.count()) / (double) Memory.mostNumbers();
    }

    /** Whether examples are encoded batch by batch, as they are wanted. */
    public boolean isStreamed() {
        return !data.inputs().isInMemory()
                || data.excess() == RawData.Excess.STREAMED
                        && Memory.numbers(rows.count(), description.shape()) > Memory.mostNumbers();
    }

    private long numbers(long examples) {
        return isStreamed() ? 0 : Memory.numbers(examples, description.shape());
    }

    /**
     * Divides the training examples in two, each class in proportion (numbers to be predicted: at random), learns the
     * preprocessing from the first part alone, and encodes all. Where the data set has groups, none is divided, and the
     * shares are as near as whole groups allow. Where it has validation files, nothing is divided: all training examples are
     * learnt from.
     *
     * @param validationFraction without meaning where there are validation files; else from 0, included, to 1, excluded; rounded to whole examples, and the last example of a
     *     class stays in the training part
     * @param seed of the division; the same seed divides the same way
     * @throws InvalidInput if the fraction is out of range or leaves nothing to validate on though it is not 0
     */
    public Split split(double validationFraction, long seed) {
        if (!(validationFraction >= 0 && validationFraction < 1)) {
            throw new InvalidInput(
                    "validation_fraction", "is " + validationFraction + "; it must be at least 0 and less than 1");
        }
        if (rows.validation().isPresent()) {
            int[] shuffled = Partition.shuffled(rows.train(), new Random(seed));
            return encode(
                    data.inputs(), new Partition(shuffled, rows.validation().get()));
        }
        Partition partition = data.division().aside(rows.train(), validationFraction, seed);
        if (validationFraction > 0 && partition.aside().length == 0) {
            throw new InvalidInput(
                    "validation_fraction",
                    "%s of the %d training examples of data set %s leaves none to validate on; raise it"
                            .formatted(validationFraction, rows.train().length, spec.name()));
        }
        return encode(data.inputs(), partition);
    }

    /**
     * Divides the training examples in {@code count} parts, each class in proportion and no group divided, for
     * cross-validation: every part is the validation part once.
     *
     * @param count at least 2
     * @param seed of the division; the same seed divides the same way
     * @throws InvalidInput if the data set has validation files; if {@code count} is less than 2 or more than there are training examples, or groups of them, or
     *     than the memory holds: each fold is encoded by what is learnt from its own part
     */
    public Folds folds(int count, long seed) {
        if (rows.validation().isPresent()) {
            throw new InvalidInput(
                    "folds",
                    "is %d, but data set %s has a validation file of its own; leave folds out, or register it without"
                            .formatted(count, spec.name()));
        }
        if (count < 2) {
            throw new InvalidInput("folds", "is " + count + "; it must be at least 2");
        }
        int units = data.division().units(rows.train());
        if (count > units) {
            throw new InvalidInput(
                    "folds",
                    "is %d, but data set %s has only %d training %s to divide"
                            .formatted(count, spec.name(), units, data.groups().isPresent() ? "groups" : "examples"));
        }
        long each = numbers(description.trainSize());
        if (count * each > Memory.mostFolded()) {
            throw new InvalidInput(
                    "folds",
                    String.format(
                            Locale.ROOT,
                            "is %d, and each fold of data set %s is held encoded, %,d numbers of %,d at most; take at most %d, or 0: %s",
                            count,
                            spec.name(),
                            each,
                            Memory.mostFolded(),
                            Memory.mostFolded() / each,
                            Memory.why()));
        }
        return new Folds(data.division().folds(rows.train(), count, seed), fold -> encode(data.inputs(), fold));
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
        Inputs encoded = test(data.inputs(), preprocessing.input());
        return new Examples(encoded, data.targets().encode(preprocessing.target(), rows.test()));
    }

    private <P extends InputPreprocessing> Inputs test(RawInputs<P> raw, InputPreprocessing fitted) {
        if (!raw.preprocessing().isInstance(fitted)) {
            throw new InvalidInput(
                    "dataset",
                    "%s is %s, but the model takes %s"
                            .formatted(spec.name(), kind().word(), fitted.kind().word()));
        }
        return inputs(raw, raw.preprocessing().cast(fitted), rows.test());
    }

    private <P extends InputPreprocessing> Split encode(RawInputs<P> raw, Partition partition) {
        P fitted = raw.fit(partition.kept());
        TargetPreprocessing target = data.targets().fit(partition.kept());
        return new Split(
                examples(raw, fitted, target, partition.kept()),
                examples(raw, fitted, target, partition.aside()),
                () -> examples(raw, fitted, target, rows.test()),
                new Preprocessing(fitted, target),
                raw.vectors(fitted));
    }

    private <P extends InputPreprocessing> Examples examples(
            RawInputs<P> raw, P fitted, TargetPreprocessing target, int[] rows) {
        return new Examples(inputs(raw, fitted, rows), data.targets().encode(target, rows));
    }

    private <P extends InputPreprocessing> Inputs inputs(RawInputs<P> raw, P fitted, int[] rows) {
        return isStreamed() ? new Streamed(fitted, raw.encoder(fitted), rows) : raw.encode(fitted, rows);
    }
}
