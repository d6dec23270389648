package dev.espalier.trainer.metrics;

import dev.espalier.study.Objective;
import dev.espalier.trainer.config.MetricNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How good the nets of a trial are on what each did not learn from.
 *
 * @param folds one each; a single one where nothing is divided
 */
public record FoldScores(List<Scores> folds) {
    private static final String SPLIT = "val";

    /** The mean of every measure over the folds; of a class's, over those in which it occurs, 0 where it occurs in none. */
    public SequencedMap<String, Double> means() {
        SequencedMap<String, Double> means = new LinkedHashMap<>();
        folds.getFirst().metrics(SPLIT).keySet().forEach(name -> means.put(name, 0.0));
        Map<String, Integer> counts = new HashMap<>();
        for (Scores scores : folds) {
            Set<String> empty = scores.empty(SPLIT);
            scores.metrics(SPLIT).forEach((name, value) -> {
                if (!empty.contains(name)) {
                    means.merge(name, value, Double::sum);
                    counts.merge(name, 1, Integer::sum);
                }
            });
        }
        means.replaceAll((name, sum) -> sum / counts.getOrDefault(name, 1));
        return means;
    }

    /**
     * Some measures of each fold, in the order of {@code names}; none where there is but one fold.
     *
     * @param names of measures, without the fold
     */
    public SequencedMap<String, Double> apart(List<String> names) {
        SequencedMap<String, Double> apart = new LinkedHashMap<>();
        if (folds.size() == 1) {
            return apart;
        }
        for (String name : names) {
            for (int i = 0; i < folds.size(); i++) {
                apart.put(
                        MetricNames.ofFold(name, i + 1),
                        folds.get(i).metrics(SPLIT).get(name));
            }
        }
        return apart;
    }

    /** The fold whose net is best by the objective, or by the loss where the objective is of the training; from 0. */
    public int best(Objective objective) {
        return IntStream.range(0, folds.size())
                .boxed()
                .min((one, other) -> Double.compare(loss(one, objective), loss(other, objective)))
                .orElseThrow();
    }

    private double loss(int fold, Objective objective) {
        Map<String, Double> metrics = folds.get(fold).metrics(SPLIT);
        return metrics.containsKey(objective.metric())
                ? objective.goal().loss(metrics.get(objective.metric()))
                : folds.get(fold).loss();
    }

    /** What was taken for what, each example by the net that did not learn from it; empty for a regression. */
    public Optional<Confusion> confusion() {
        return folds.stream().flatMap(scores -> scores.confusion().stream()).reduce(Confusion::plus);
    }
}
