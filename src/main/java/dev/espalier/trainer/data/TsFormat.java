package dev.espalier.trainer.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Time series as the UCR and UEA archives write them ({@code .ts}): lines of {@code @header}, then a case in each line,
 * channels divided by colons, values by commas, {@code ?} where missing, the class (or the number to predict) last.
 */
final class TsFormat implements DatasetFormat {

    @Override
    public String name() {
        return "ts";
    }

    @Override
    public List<String> paths() {
        return List.of("series");
    }

    @Override
    public Reading reading(Options options) {
        Optional<Boolean> stream = options.stream();
        options.readEncoding();
        return (train, test) -> {
            Holding holding = Holding.of(
                    stream, Stream.concat(train.stream(), test.stream()).toList());
            try (RowStore<float[]> series = RowStore.of(holding, ArrayForm.floats())) {
                return read(train, test, series).streamed(stream);
            }
        };
    }

    private static RawData read(List<DataFile> train, List<DataFile> test, RowStore<float[]> series) {
        Cases cases = new Cases(series);
        TsFile first = TsFile.read(train.getFirst(), cases.of(train.getFirst()));
        int trainSize = cases.size();
        test.forEach(file -> first.readLike(file, cases.of(file)));
        return new RawData(
                new RawSeries(series.done(), first.channels(), cases.longest() / first.channels()),
                cases.targets(first.header(), trainSize),
                trainSize);
    }
}
