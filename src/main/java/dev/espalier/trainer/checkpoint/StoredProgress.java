package dev.espalier.trainer.checkpoint;

import dev.espalier.study.Measurement;
import dev.espalier.trainer.metrics.Confusion;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.npz.NpzArray;
import dev.espalier.trainer.npz.NpzForm;
import dev.espalier.trainer.npz.StoredSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** A trial's progress among the arrays of a file. */
final class StoredProgress {
    private static final int NUMBERS = 4;
    private static final String BEST = "best";
    private static final String METRICS = "kept_metrics";
    private static final String CONFUSION = "kept_confusion";
    private static final String WEIGHTS = "kept_";

    private StoredProgress() {}

    static void put(Progress progress, Map<String, NpzArray> arrays) {
        Measurement kept = progress.kept();
        arrays.put(
                BEST,
                NpzArray.of(new double[] {progress.bestStep(), progress.bestValue(), kept.step(), progress.fold()}));
        arrays.put(
                METRICS,
                NpzArray.of(kept.metrics().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
        progress.confusion().ifPresent(counts -> arrays.put(CONFUSION, NpzArray.of(counts.flat())));
        for (int i = 0; i < progress.weights().size(); i++) {
            StoredSnapshot.put(progress.weights().get(i), arrays, prefix(i));
        }
    }

    /** @param layouts of the folds' nets */
    static void expect(
            Map<String, NpzForm> forms, List<ParameterLayout> layouts, List<String> metrics, List<String> classes) {
        forms.put(BEST, doubles(NUMBERS));
        forms.put(METRICS, doubles(metrics.size()));
        if (!classes.isEmpty()) {
            forms.put(CONFUSION, doubles((long) classes.size() * classes.size()));
        }
        for (int i = 0; i < layouts.size(); i++) {
            StoredSnapshot.expect(forms, prefix(i), layouts.get(i));
        }
    }

    static Progress take(Map<String, NpzArray> arrays, int folds, List<String> metrics, List<String> classes) {
        double[] best = arrays.get(BEST).doubles();
        double[] values = arrays.get(METRICS).doubles();
        SequencedMap<String, Double> kept = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            kept.put(metrics.get(i), values[i]);
        }
        return new Progress(
                (int) best[0],
                best[1],
                new Measurement((int) best[2], kept),
                Optional.ofNullable(arrays.get(CONFUSION)).map(counts -> Confusion.of(classes, counts.doubles())),
                (int) best[3],
                IntStream.range(0, folds)
                        .mapToObj(fold -> StoredSnapshot.take(arrays, prefix(fold)))
                        .toList());
    }

    private static String prefix(int fold) {
        return WEIGHTS + fold + "_";
    }

    private static NpzForm doubles(long size) {
        return new NpzForm(NpzArray.Type.DOUBLE, new long[] {size});
    }
}
