package dev.espalier.dataset.core;

import dev.espalier.dataset.preprocessing.InputPreprocessing;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.study.DatasetColumn;
import java.util.List;
import java.util.Optional;

/**
 * Examples that models train on.
 *
 * @param groups of each example, from 0, where some belong together and may not be parted
 * @param sizes how many examples are of each part
 * @param excess what becomes of examples that are held, but as numbers would be more than the memory holds
 */
public record RawData(
        RawInputs<?> inputs,
        RawTargets targets,
        Optional<int[]> groups,
        PartSizes sizes,
        Excess excess,
        Findings findings)
        implements RawExamples {

    /** What becomes of that which is too much. */
    enum Excess {
        REFUSED,
        STREAMED
    }

    public RawData(RawInputs<?> inputs, RawTargets targets, Optional<int[]> groups, PartSizes sizes) {
        this(inputs, targets, groups, sizes, Excess.REFUSED, Findings.NONE);
    }

    public RawData(RawInputs<?> inputs, RawTargets targets, PartSizes sizes) {
        this(inputs, targets, Optional.empty(), sizes);
    }

    /** The same, of examples that are streamed where they have to be and {@code option} does not forbid it. */
    public RawData streamed(Optional<Boolean> option) {
        return new RawData(
                inputs, targets, groups, sizes, option.orElse(true) ? Excess.STREAMED : Excess.REFUSED, findings);
    }

    public RawData with(Findings found) {
        return new RawData(inputs, targets, groups, sizes, excess, found);
    }

    @Override
    public List<DatasetColumn> columns() {
        return findings.columns();
    }

    @Override
    public List<String> notes() {
        return findings.notes();
    }

    @Override
    public int size() {
        return targets.size();
    }

    @Override
    public Optional<RawTargets.Labels> labels() {
        return targets instanceof RawTargets.Labels labels ? Optional.of(labels) : Optional.empty();
    }

    @Override
    public Appearance appearance(int[] rows) {
        InputPreprocessing fitted = inputs.fit(rows);
        return new Appearance(fitted.kind(), fitted.shape(), categories(fitted));
    }

    private static Optional<Integer> categories(InputPreprocessing fitted) {
        return fitted instanceof TabularPreprocessing table
                ? Optional.of((int)
                        table.parts().stream().filter(levels -> levels > 1).count())
                : Optional.empty();
    }

    @Override
    public Division division() {
        return new Division(targets.strata(), groups);
    }
}
