package dev.espalier.dataset.series;

import dev.espalier.dataset.core.Findings;
import dev.espalier.dataset.core.Labels;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.RowStore;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;

/** The cases of {@code .ts} files, as they are read, those to train on first. */
final class TsExamples {
    private final RowStore<float[]> series;
    private final Labels labels = new Labels();
    private final DoubleStream.Builder numbers = DoubleStream.builder();
    private final List<Spread> channels = new ArrayList<>();
    private final Spread predicted = new Spread();
    private final List<Spread.Limits> limits = new ArrayList<>();
    private Spread.Limits predictedLimits = Spread.Limits.NONE;
    private int size;
    private int longest;

    /** @param series takes their values */
    TsExamples(RowStore<float[]> series) {
        this.series = series;
    }

    /** Takes those of the training file, and checks them once all are read. */
    TsFile train(DataFile file) {
        TsFile read = TsFile.read(file, (header, one) -> {
            int count = one.channels();
            while (channels.size() < count) {
                channels.add(new Spread());
            }
            for (int i = 0; i < one.values().length; i++) {
                channels.get(i % count).add(one.values()[i], one.line(), i / count);
            }
            if (header.target() == TsHeader.Target.NUMBER) {
                predicted.add(Double.parseDouble(one.label()), one.line(), 0);
            }
            take(file, header, one);
        });
        check(file);
        return read;
    }

    /** Takes those of one file; they must be like those trained on. */
    BiConsumer<TsHeader, TsFile.Case> of(DataFile file) {
        return (header, one) -> {
            for (int i = 0; i < one.values().length; i++) {
                int channel = i % limits.size();
                if (!limits.get(channel).allow(one.values()[i])) {
                    throw failure(file, channel, new Spread.Place(one.values()[i], one.line(), i / limits.size()));
                }
            }
            if (header.target() == TsHeader.Target.NUMBER) {
                double number = Double.parseDouble(one.label());
                if (!predictedLimits.allow(number)) {
                    throw DatasetFailure.atLine(file.name(), one.line(), toPredict(number));
                }
            }
            take(file, header, one);
        };
    }

    private void take(DataFile file, TsHeader header, TsFile.Case one) {
        series.add(one.values());
        size++;
        longest = Math.max(longest, one.values().length);
        switch (header.target()) {
            case CLASS -> labels.add(one.label(), file, one.line());
            case NUMBER -> numbers.add(Double.parseDouble(one.label()));
        }
    }

    private void check(DataFile file) {
        channels.forEach(channel -> limits.add(channel.limits()));
        List<DatasetFailure> failures = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            int number = channel;
            channels.get(channel).outlier().ifPresent(place -> failures.add(failure(file, number, place)));
        }
        predictedLimits = predicted.limits();
        predicted
                .outlier()
                .ifPresent(place ->
                        failures.add(DatasetFailure.atLine(file.name(), place.line(), toPredict(place.value()))));
        if (predicted.isConstant()) {
            failures.add(DatasetFailure.atLine(
                    file.name(),
                    predicted.least().line(),
                    "every case has %s to predict; expected numbers that differ"
                            .formatted(Spread.shortened(predicted.least().value()))));
        }
        DatasetFailure.throwAll(failures);
    }

    private DatasetFailure failure(DataFile file, int channel, Spread.Place place) {
        return DatasetFailure.atLine(
                file.name(),
                place.line(),
                "channel %d, step %d: %s %s; if it marks a missing value, write ?"
                        .formatted(
                                channel,
                                place.column(),
                                Spread.shortened(place.value()),
                                limits.get(channel).refusal(place.value())));
    }

    private String toPredict(double value) {
        return "the number to predict, %s, %s; leave the case out"
                .formatted(Spread.shortened(value), predictedLimits.refusal(value));
    }

    int size() {
        return size;
    }

    /** Values of the longest, all channels together. */
    int longest() {
        return longest;
    }

    /** What in the training cases is worth a second look. */
    Findings findings() {
        List<String> notes = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            Spread spread = channels.get(channel);
            int number = channel;
            if (spread.isConstant()) {
                notes.add("channel %d holds %s at every step, which tells nothing"
                        .formatted(number, Spread.shortened(spread.least().value())));
            }
            spread.note("write ?").ifPresent(note -> notes.add("channel %d, %s".formatted(number, note)));
        }
        return new Findings(List.of(), notes);
    }

    RawTargets targets(TsHeader header, int trainSize) {
        return switch (header.target()) {
            case CLASS -> labels.targets(trainSize, header.classes());
            case NUMBER -> new RawTargets.Values(numbers.build().toArray());
        };
    }
}
