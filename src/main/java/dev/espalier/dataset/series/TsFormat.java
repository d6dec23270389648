package dev.espalier.dataset.series;

import dev.espalier.dataset.core.ArrayForm;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.core.RowStore;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.io.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time series as the UCR and UEA archives write them ({@code .ts}): lines of {@code @header}, then a case in each line,
 * channels divided by colons, values by commas, {@code ?} where missing, the class (or the number to predict) last.
 */
public final class TsFormat implements DatasetFormat {

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
            Residency residency = Residency.of(stream, files.all());
            try (RowStore<float[]> series = RowStore.of(residency, ArrayForm.floats())) {
                return read(files, series).streamed(stream);
            }
        };
    }

    private static RawData read(SourceFiles files, RowStore<float[]> series) {
        TsExamples cases = new TsExamples(series);
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
