package dev.espalier.sampler.pareto;

import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How good a trial is beside others. Complete trials stand before those that stopped early, these by how far they came, and
 * failed ones stand last; then by losses.
 *
 * @param tier lower is better, whatever the losses
 * @param losses one an objective, lower is better, no NaN
 */
public record Standing(int tier, double[] losses) implements Comparable<Standing> {
    private static final int COMPLETE = Integer.MIN_VALUE;
    private static final int FAILED = Integer.MAX_VALUE;

    /** Of a trial that ended or paused; empty where it is yet to tell anything, and of a cancelled one. */
    public static Optional<Standing> of(Trial trial, List<Objective> objectives) {
        return switch (trial.state()) {
            case COMPLETE ->
                Optional.of(
                        trial.values().isEmpty()
                                ? failed(objectives)
                                : new Standing(COMPLETE, Losses.ofValues(trial, objectives)));
            case PRUNED, PAUSED ->
                trial.curve().size() > 0
                        ? Optional.of(new Standing(-trial.curve().lastStep(), Losses.atLastStep(trial, objectives)))
                        : Optional.of(failed(objectives)).filter(_ -> trial.state() == TrialState.PRUNED);
            case FAILED -> Optional.of(failed(objectives));
            case WAITING, RUNNING, CANCELLED -> Optional.empty();
        };
    }

    private static Standing failed(List<Objective> objectives) {
        double[] worst = new double[objectives.size()];
        Arrays.fill(worst, Double.POSITIVE_INFINITY);
        return new Standing(FAILED, worst);
    }

    /** The first objective's loss. */
    public double loss() {
        return losses[0];
    }

    /** By the first objective where there are several. */
    @Override
    public int compareTo(Standing other) {
        return tier != other.tier ? Integer.compare(tier, other.tier) : Double.compare(losses[0], other.losses[0]);
    }
}
