package dev.espalier.trainer.checkpoint;

import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.trainer.metrics.Confusion;
import dev.espalier.trainer.metrics.FoldScores;
import dev.espalier.trainer.model.layer.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How far a trial has come, and the weights to keep of it.
 *
 * @param bestStep the step with the best value of the objective; 0 before there is one
 * @param bestValue its value
 * @param kept the measurement of the step whose weights are kept: the best, or the last where the objective is of the last
 * @param confusion of the same step; empty for a regression
 * @param fold whose net was best then, from 0
 * @param weights the weights kept, one snapshot a fold
 */
public record Progress(
        int bestStep,
        double bestValue,
        Measurement kept,
        Optional<Confusion> confusion,
        int fold,
        List<Snapshot> weights) {

    /** Where a trial begins: its first weights, which any epoch's replace. */
    public static Progress begin(List<Snapshot> initial) {
        return new Progress(0, Double.NaN, new Measurement(0, Map.of()), Optional.empty(), 0, initial);
    }

    /** After one more epoch with its {@code measurement}, which is of {@code scores}. */
    public Progress after(
            Measurement measurement, FoldScores scores, Objective objective, Supplier<List<Snapshot>> weights) {
        double value = measurement.metrics().getOrDefault(objective.metric(), Double.NaN);
        double loss = objective.goal().loss(value);
        boolean better = loss < objective.goal().loss(bestValue) || (Double.isNaN(bestValue) && !Double.isNaN(value));
        boolean keeps = better || objective.summary() == Summary.LAST || Double.isNaN(bestValue);
        return new Progress(
                better ? measurement.step() : bestStep,
                better ? value : bestValue,
                keeps ? measurement : kept,
                keeps ? scores.confusion() : confusion,
                keeps ? scores.best(objective) : fold,
                keeps ? weights.get() : this.weights);
    }
}
