package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        return files -> {
            Holding holding = Holding.of(stream, files.all());
            try (RowStore<float[]> series = RowStore.of(holding, ArrayForm.floats())) {
                return read(files, series).streamed(stream);
            }
        };
    }

    private static RawData read(SourceFiles files, RowStore<float[]> series) {
        Cases cases = new Cases(series);
        DataFile train = files.train().getFirst();
        TsFile first = cases.train(train);
        List<Integer> sizes = new ArrayList<>(List.of(cases.size()));
        for (List<DataFile> part : files.others()) {
            int before = cases.size();
            first.readLike(part.getFirst(), cases.of(part.getFirst()));
            sizes.add(cases.size() - before);
        }
        return new RawData(
                        new RawSeries(series.done(), first.channels(), cases.longest() / first.channels()),
                        cases.targets(first.header(), sizes.getFirst()),
                        new PartSizes(sizes))
                .with(cases.findings());
    }
}
