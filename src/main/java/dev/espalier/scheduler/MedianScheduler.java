package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code median}: stops a trial whose best value so far is worse than the median of how the complete trials stood at the
 * same step. Golovin et al. 2017, "Google Vizier: a service for black-box optimization", section 3.3.2.
 *
 * @param startupTrials complete trials before any is stopped
 * @param warmupSteps steps of a trial before it is judged
 * @param intervalSteps steps from one judgement to the next
 */
record MedianScheduler(Resource resource, int startupTrials, int warmupSteps, int intervalSteps) implements Scheduler {

    @Override
    public Step next(StudyState state) {
        return new Step.Start(resource.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        if (!judges(trial.curve())) {
            return new Decision.GoOn("");
        }
        int step = measurement.step();
        List<Trial> peers = new ArrayList<>();
        for (Trial other : state.trials()) {
            if (other.state() == TrialState.COMPLETE && Curves.reached(other, step)) {
                peers.add(other);
            }
        }
        if (peers.size() < Math.max(1, startupTrials)) {
            return new Decision.GoOn(
                    "median: step %d, %d of %d startup trials".formatted(step, peers.size(), startupTrials));
        }
        return judge(trial, peers, step, state.spec().objectives());
    }

    private Decision judge(Trial trial, List<Trial> peers, int step, List<Objective> objectives) {
        double[][] losses = new double[peers.size() + 1][];
        for (int i = 0; i < peers.size(); i++) {
            losses[i] = Curves.standing(peers.get(i), step, objectives);
        }
        losses[peers.size()] = Curves.bestSoFar(trial, objectives);
        double[] scores = Standings.scores(losses);
        double own = scores[peers.size()];
        double median = median(Arrays.copyOf(scores, peers.size()));
        String reason = "median: step %d, best %s, median %s of %d trials"
                .formatted(step, Standings.shown(own, objectives), Standings.shown(median, objectives), peers.size());
        boolean hopeless = own == Double.POSITIVE_INFINITY;
        return own > median || hopeless ? new Decision.Stop(TrialState.PRUNED, reason) : new Decision.GoOn(reason);
    }

    /** Whether the newest point is the first in its interval, intervals counted from the end of the warm-up. */
    private boolean judges(LearningCurve curve) {
        int step = curve.lastStep();
        if (step <= warmupSteps || step >= resource.max()) {
            return false;
        }
        int before = curve.size() < 2 ? 0 : curve.step(curve.size() - 2);
        int intervalStart = (step - warmupSteps - 1) / intervalSteps * intervalSteps + warmupSteps + 1;
        return before < intervalStart;
    }

    /** The middle value, or the mean of the two; where they cannot be averaged, the lower. */
    static double median(double[] values) {
        Arrays.sort(values);
        double low = values[(values.length - 1) / 2];
        double high = values[values.length / 2];
        return Double.isFinite(low) && Double.isFinite(high) ? low + (high - low) / 2 : low;
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
