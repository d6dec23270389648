package dev.espalier.trainer.data;

import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;

/** The cases of {@code .ts} files, as they are read. */
final class Cases {
    private final RowStore<float[]> series;
    private final Labels labels = new Labels();
    private final DoubleStream.Builder numbers = DoubleStream.builder();
    private int size;
    private int longest;

    /** @param series takes their values */
    Cases(RowStore<float[]> series) {
        this.series = series;
    }

    /** Takes those of one file. */
    BiConsumer<TsHeader, TsFile.Case> of(DataFile file) {
        return (header, one) -> {
            series.add(one.values());
            size++;
            longest = Math.max(longest, one.values().length);
            switch (header.target()) {
                case CLASS -> labels.add(one.label(), file, one.line());
                case NUMBER -> numbers.add(Double.parseDouble(one.label()));
            }
        };
    }

    int size() {
        return size;
    }

    /** Values of the longest, all channels together. */
    int longest() {
        return longest;
    }

    RawTargets targets(TsHeader header, int trainSize) {
        return switch (header.target()) {
            case CLASS -> labels.targets(trainSize, header.classes());
            case NUMBER -> new RawTargets.Values(numbers.build().toArray());
        };
    }
}
