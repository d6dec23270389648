package dev.espalier.trainer.metrics;

import dev.espalier.trainer.config.MetricNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores of a classifier. Precision, recall and F1 without a class's name are means over the classes that occur, in truth or
 * prediction; the micro ones count all examples together and so, each example having one class, equal the accuracy.
 *
 * @param loss mean cross entropy in nats, every example weighted alike, no label smoothed
 * @param within by k, the share of the examples whose own class is among the k likeliest
 * @param area under the ROC curve, see {@link RocArea}
 * @param logLoss the mean cross entropy in nats of probabilities clipped to [1e-15, 1 - 1e-15]
 */
public record ClassificationScores(
        double loss, Confusion counts, SequencedMap<Integer, Double> within, double area, double logLoss)
        implements Scores {
    private static final double LEAST = 1e-15;

    /**
     * @param logits one row an example, one column a class
     * @param labels of each example
     */
    public static ClassificationScores of(float[] logits, int[] labels, List<String> names) {
        Logits outputs = new Logits(logits, names.size());
        double[] logarithms = outputs.logProbabilities();
        Confusion counts = Confusion.none(names);
        int[] ranked = new int[names.size()];
        double loss = 0;
        double clipped = 0;
        for (int i = 0; i < labels.length; i++) {
            double logarithm = logarithms[i * names.size() + labels[i]];
            loss -= logarithm;
            clipped -= Math.clamp(logarithm, Math.log(LEAST), Math.log1p(-LEAST));
            counts.add(labels[i], outputs.likeliest(i));
            ranked[outputs.rank(i, labels[i])]++;
        }
        SequencedMap<Integer, Double> within = new LinkedHashMap<>();
        for (int k : MetricNames.ranks(names.size())) {
            within.put(k, IntStream.range(0, k).map(rank -> ranked[rank]).sum() / (double) labels.length);
        }
        return new ClassificationScores(
                loss / labels.length,
                counts,
                within,
                RocArea.of(logarithms, labels, names.size()),
                clipped / labels.length);
    }

    @Override
    public SequencedMap<String, Double> metrics(String split) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(split + "_loss", loss);
        metrics.put(split + "_accuracy", counts.accuracy());
        within.forEach((k, share) -> metrics.put("%s_top%d_accuracy".formatted(split, k), share));
        metrics.put(split + "_precision", macro(counts::precision));
        metrics.put(split + "_recall", macro(counts::recall));
        metrics.put(split + "_f1", macro(counts::f1));
        List.of("precision", "recall", "f1")
                .forEach(measure -> metrics.put(split + "_micro_" + measure, counts.accuracy()));
        metrics.put(split + "_auc", area);
        metrics.put(split + "_log_loss", logLoss);
        boolean few = MetricNames.areFew(counts.classes().size());
        for (int c = 0; c < counts.classes().size(); c++) {
            String name = counts.classes().get(c);
            if (few) {
                metrics.put(split + "_precision_" + name, counts.precision(c));
                metrics.put(split + "_recall_" + name, counts.recall(c));
            }
            metrics.put(split + "_f1_" + name, counts.f1(c));
        }
        return metrics;
    }

    @Override
    public Set<String> empty(String split) {
        return IntStream.range(0, counts.classes().size())
                .filter(index -> !counts.occurs(index))
                .mapToObj(counts.classes()::get)
                .flatMap(name ->
                        Stream.of("precision", "recall", "f1").map(measure -> split + "_" + measure + "_" + name))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Confusion> confusion() {
        return Optional.of(counts);
    }

    private double macro(IntToDoubleFunction measure) {
        return IntStream.range(0, counts.classes().size())
                .filter(counts::occurs)
                .mapToDouble(measure)
                .average()
                .orElse(0);
    }
}
