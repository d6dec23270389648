package dev.espalier.analysis;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a study's trials lost, or would have lost in the end. A complete trial lost its value. One that was pruned, or rests,
 * is compared at its last step with those that went further, whose own loss is known: it would have kept its distance from the
 * one that stood nearest to it there, as successive halving has it that curves which part do not meet again. Where none went
 * further it keeps the loss that it has.
 */
final class FinalLosses {
    private final Objective objective;
    private final int place;
    private final SequencedMap<Integer, Double> losses = new TreeMap<>();
    private final List<Trial> known = new ArrayList<>();

    private FinalLosses(Objective objective, int place) {
        this.objective = objective;
        this.place = place;
    }

    /**
     * Trial numbers, ascending, to losses, all finite.
     *
     * @param place of the objective among the study's
     */
    static SequencedMap<Integer, Double> of(StudyState study, int place) {
        FinalLosses finals = new FinalLosses(study.spec().objectives().get(place), place);
        List<Trial> partial = new ArrayList<>();
        for (Trial trial : study.trials()) {
            if (trial.state() == TrialState.COMPLETE && trial.values().size() > place) {
                finals.put(trial, finals.loss(trial.values().get(place)));
            } else if ((trial.state() == TrialState.PRUNED || trial.state() == TrialState.PAUSED)
                    && trial.curve().size() > 0) {
                partial.add(trial);
            }
        }
        partial.sort(Comparator.comparingInt((Trial trial) -> -trial.curve().lastStep())
                .thenComparing(Trial::number));
        for (int from = 0; from < partial.size(); ) {
            int step = partial.get(from).curve().lastStep();
            int to = from;
            while (to < partial.size() && partial.get(to).curve().lastStep() == step) {
                to++;
            }
            finals.putStopped(partial.subList(from, to), step);
            from = to;
        }
        return finals.losses;
    }

    private double loss(double value) {
        return objective.goal().loss(value);
    }

    private void put(Trial trial, double loss) {
        if (Double.isFinite(loss)) {
            losses.put(trial.number(), loss);
            known.add(trial);
        }
    }

    /** Trials that all stopped at a step. */
    private void putStopped(List<Trial> stopped, int step) {
        TreeMap<Double, Double> gains = new TreeMap<>();
        for (Trial further : known) {
            if (further.curve().lastStep() > step) {
                standing(further.curve(), step)
                        .ifPresent(there -> gains.merge(there, losses.get(further.number()) - there, Math::min));
            }
        }
        for (Trial trial : stopped) {
            OptionalDouble own = standing(trial.curve(), step);
            own.ifPresent(loss -> put(trial, loss + gain(gains, loss)));
        }
    }

    /** What the one that stood nearest gained, the better one of two. */
    private static double gain(TreeMap<Double, Double> gains, double loss) {
        Map.Entry<Double, Double> better = gains.floorEntry(loss);
        Map.Entry<Double, Double> worse = gains.ceilingEntry(loss);
        if (better == null || worse == null) {
            return better != null ? better.getValue() : worse != null ? worse.getValue() : 0;
        }
        return loss - better.getKey() <= worse.getKey() - loss ? better.getValue() : worse.getValue();
    }

    private OptionalDouble standing(LearningCurve curve, int step) {
        OptionalDouble value = curve.upTo(step).summary(objective, place);
        return value.isPresent() && Double.isFinite(value.getAsDouble())
                ? OptionalDouble.of(loss(value.getAsDouble()))
                : OptionalDouble.empty();
    }
}
