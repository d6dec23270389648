package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code wilcoxon}: for trials whose steps are folds or problem instances. Stops one that a signed-rank test against the best
 * complete trial, fold by fold, finds worse, as Optuna's {@code WilcoxonPruner}; the best is that of the lowest mean.
 *
 * @param threshold the probability below which it is worse, 0 to 1
 * @param startupSteps folds in common before it is judged
 */
record WilcoxonScheduler(Resource resource, double threshold, int startupSteps) implements Scheduler {

    static Shape.Fields settings() {
        return new SettingsShape()
                .real("p_threshold", 0, 1, 0.1, "A probability below this says that the trial is worse than the best.")
                .whole("n_startup_steps", 0, Integer.MAX_VALUE, 2, "Steps in common with the best before it is judged.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        setup.requireOneObjective("compares one metric fold by fold");
        return new WilcoxonScheduler(
                setup.resource(),
                setup.settings().real("p_threshold"),
                setup.settings().whole("n_startup_steps"));
    }

    @Override
    public Step next(StudyState state) {
        return new Step.Start(resource.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        Objective objective = state.spec().objective();
        int step = measurement.step();
        double newest = Curves.loss(trial.curve(), trial.curve().size() - 1, objective, 0);
        if (newest == Double.POSITIVE_INFINITY) {
            return new Decision.Stop(TrialState.PRUNED, "wilcoxon: step " + step + " measured no finite value");
        }
        Optional<Trial> best = best(state, objective);
        if (best.isEmpty()) {
            return new Decision.GoOn("wilcoxon: step " + step + ", 0 complete trials to compare with");
        }
        double[] differences = differences(trial.curve(), best.get().curve(), objective);
        String against = "wilcoxon: step %d, %d steps in common with trial %d"
                .formatted(step, differences.length, best.get().number());
        if (differences.length < Math.max(2, startupSteps)) {
            return new Decision.GoOn(against + ", " + Math.max(2, startupSteps) + " needed");
        }
        double probability = SignedRank.greater(differences);
        boolean isBetter = Arrays.stream(differences).sum() < 0;
        String reason = against + ", p = " + Wording.of(probability);
        return probability < threshold && !isBetter
                ? new Decision.Stop(TrialState.PRUNED, reason + ", below " + Wording.of(threshold))
                : new Decision.GoOn(reason);
    }

    private static Optional<Trial> best(StudyState state, Objective objective) {
        Optional<Trial> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (Trial trial : state.trials()) {
            double mean = trial.state() == TrialState.COMPLETE ? mean(trial.curve(), objective) : least;
            if (mean < least) {
                least = mean;
                best = Optional.of(trial);
            }
        }
        return best;
    }

    private static double mean(LearningCurve curve, Objective objective) {
        double sum = 0;
        for (int point = 0; point < curve.size(); point++) {
            sum += Curves.loss(curve, point, objective, 0);
        }
        return sum / curve.size();
    }

    /** By how much the trial is worse than the best at each step that both measured. */
    private static double[] differences(LearningCurve own, LearningCurve best, Objective objective) {
        double[] differences = new double[own.size()];
        int common = 0;
        int other = 0;
        for (int point = 0; point < own.size(); point++) {
            while (other < best.size() && best.step(other) < own.step(point)) {
                other++;
            }
            if (other < best.size() && best.step(other) == own.step(point)) {
                double difference = Curves.loss(own, point, objective, 0) - Curves.loss(best, other, objective, 0);
                if (Double.isFinite(difference)) {
                    differences[common++] = difference;
                }
            }
        }
        return Arrays.copyOf(differences, common);
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
