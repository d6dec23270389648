package dev.espalier.http;

import dev.espalier.analysis.TrialOrder;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.store.StudyStore.Standing;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Executor;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** The best trial of a study, and the metrics of the step whose weights a trial keeps. Blocks. */
record BestTrial(StudyStore store) {
    private static final int MOST = 100_000;

    /** The best trial, with the metrics of the step that its value is of. */
    Optional<TrialRow> of(StudyRow row) {
        StudyState study = row.state();
        return TrialOrder.best(
                        study.spec(),
                        row.complete().map(TrialRow::trial),
                        row.stopped().map(TrialRow::trial))
                .map(best -> row.complete()
                        .filter(complete -> complete.trial() == best)
                        .or(row::stopped)
                        .orElseThrow())
                .map(best -> new TrialRow(kept(study, best.trial()), best.step(), best.position()));
    }

    /** The trial with the metrics of the step whose weights it keeps; what was told or tested at the end stays. */
    Trial kept(StudyState study, Trial trial) {
        return keptStep(study, trial)
                .flatMap(step -> store.measurement(study.id(), trial.number(), step))
                .map(row -> trial.withMetrics(
                        over(trial.metrics(), row.decided().measurement().metrics())))
                .orElse(trial);
    }

    private static SequencedMap<String, Double> over(Map<String, Double> newest, Map<String, Double> kept) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>(newest);
        metrics.putAll(kept);
        return metrics;
    }

    private Optional<Integer> keptStep(StudyState study, Trial trial) {
        StudySpec spec = study.spec();
        Objective judge = spec.executor() == Executor.EXTERNAL ? spec.objective() : spec.judge();
        int objective = spec.objectives().indexOf(judge);
        boolean isInCurve = objective >= 0 && trial.curve().size() > 0;
        LearningCurve curve = isInCurve ? trial.curve() : measured(study, trial, judge);
        OptionalInt step = TrialOrder.keptStep(judge, curve, isInCurve ? objective : 0);
        if (step.isEmpty() || (spec.executor() == Executor.EXTERNAL && !isOf(step.getAsInt(), curve, trial))) {
            return Optional.empty();
        }
        return Optional.of(step.getAsInt());
    }

    /** Whether a client's trial has the value of that step, and not a better one that was told at its end. */
    private static boolean isOf(int step, LearningCurve curve, Trial trial) {
        return trial.value().equals(curve.at(step, 0));
    }

    private LearningCurve measured(StudyState study, Trial trial, Objective judge) {
        List<MeasurementRow> rows = store.measurements(study.id(), Optional.of(trial.number()), -1, MOST).stream()
                .filter(row -> row.standing() == Standing.STANDING)
                .sorted(Comparator.comparingInt(
                        row -> row.decided().measurement().step()))
                .toList();
        LearningCurve curve = LearningCurve.EMPTY;
        for (MeasurementRow row : rows) {
            double[] value = {row.decided().measurement().metrics().getOrDefault(judge.metric(), Double.NaN)};
            curve = curve.plus(row.decided().measurement().step(), value);
        }
        return curve;
    }
}
