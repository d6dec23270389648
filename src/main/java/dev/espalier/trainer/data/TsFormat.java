package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.List;

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
        return TsFormat::read;
    }

    private static RawData read(List<DataFile> train, List<DataFile> test) {
        TsFile first = TsFile.read(train.getFirst());
        List<TsFile> files = new ArrayList<>(List.of(first));
        for (DataFile file : test) {
            files.add(TsFile.read(file, first));
        }
        List<TsFile.Case> cases =
                files.stream().flatMap(file -> file.cases().stream()).toList();
        int trainSize = first.cases().size();
        int longest = cases.stream()
                .mapToInt(one -> one.values().length / first.channels())
                .max()
                .orElse(0);
        RawSeries series = new RawSeries(
                cases.stream().map(TsFile.Case::values).toArray(float[][]::new), first.channels(), longest);
        return new RawData(series, targets(first, files.getLast(), cases, trainSize), trainSize);
    }

    private static RawTargets targets(TsFile first, TsFile last, List<TsFile.Case> cases, int trainSize) {
        if (first.header().target() == TsHeader.Target.NUMBER) {
            return new RawTargets.Values(cases.stream()
                    .mapToDouble(one -> Double.parseDouble(one.label()))
                    .toArray());
        }
        return ClassLabels.index(
                cases.stream().map(TsFile.Case::label).toList(),
                trainSize,
                first.header().classes(),
                (example, message) -> DatasetFailure.atLine(
                        (example < trainSize ? first : last).file().name(),
                        cases.get(example).line(),
                        message));
    }
}
