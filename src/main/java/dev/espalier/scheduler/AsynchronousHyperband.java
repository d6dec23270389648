package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;

/**
 * {@code hyperband} in mode {@code asynchronous}: asynchronous successive halving in every bracket side by side, each given
 * the same share of the steps. Li et al. 2020, "A system for massively parallel hyperparameter tuning", section 3.2.
 *
 * @param brackets the one that judges earliest first
 */
record AsynchronousHyperband(List<Bracket> brackets) implements Scheduler {
    /** The golden ratio's fraction: its multiples fill the unit interval evenly, whatever their number (Weyl 1916). */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    AsynchronousHyperband {
        brackets = List.copyOf(brackets);
    }

    @Override
    public Step next(StudyState state) {
        int number = state.trials().size();
        int bracket = bracketOf(number);
        Rungs ladder = brackets.get(bracket).ladder();
        return new Step.Start(ladder.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        int bracket = bracketOf(trial.number());
        Halving halving = new Halving(
                "hyperband: bracket " + (brackets.size() - 1 - bracket),
                brackets.get(bracket).ladder(),
                other -> bracketOf(other.number()) == bracket);
        return halving.stopOrGoOn(state, trial);
    }

    /**
     * The place in {@link #brackets} of a trial: bracket {@code s} gets as many trials as hyperband's table starts in it,
     * so that all cost the same.
     */
    int bracketOf(int number) {
        double total = 0;
        for (Bracket bracket : brackets) {
            total += bracket.trials();
        }
        double place = ((number + 0.5) * GOLDEN) % 1 * total;
        int index = 0;
        while (index < brackets.size() - 1 && place >= brackets.get(index).trials()) {
            place -= brackets.get(index).trials();
            index++;
        }
        return index;
    }

    @Override
    public List<Integer> rungs() {
        return Bracket.rungs(brackets);
    }
}
