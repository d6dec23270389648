package dev.espalier.sampler;

import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials that are worth imitating and those that are not, each by ascending number. Complete trials rank before those
 * that stopped early, and these by how far they came, then by their value there. Failed trials are not imitated; nor are
 * running ones, so that proposals made at the same time spread out (the constant liar).
 */
record Split(List<Trial> good, List<Trial> rest) {

    /** What a trial that has yet to tell its value is taken for. */
    enum Unfinished {
        BAD,
        UNKNOWN
    }

    /** How many trials have told a value, so that there is something to learn. */
    static int told(List<Trial> trials) {
        int told = 0;
        for (Trial trial : trials) {
            told += isComplete(trial) || isPartial(trial) ? 1 : 0;
        }
        return told;
    }

    /**
     * Splits trials.
     *
     * @param trials by ascending number
     * @param share of the trials that told a value which are good, rounded up
     * @param most good ones
     */
    static Split of(List<Trial> trials, List<Objective> objectives, double share, int most, Unfinished unfinished) {
        Ranking complete = new Ranking();
        Ranking partial = new Ranking();
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            if (isComplete(trial)) {
                complete.add(i, 0, Losses.ofValues(trial, objectives));
            } else if (isPartial(trial)) {
                partial.add(i, -trial.curve().lastStep(), Losses.atLastStep(trial, objectives));
            }
        }
        int wanted = Math.min(most, (int) Math.ceil(share * (complete.size() + partial.size())));
        boolean[] good = new boolean[trials.size()];
        for (int place : complete.best(Math.min(wanted, complete.size()))) {
            good[place] = true;
        }
        for (int place : partial.best(Math.clamp(wanted - (long) complete.size(), 0, partial.size()))) {
            good[place] = true;
        }
        return divided(trials, good, unfinished);
    }

    private static Split divided(List<Trial> trials, boolean[] good, Unfinished unfinished) {
        List<Trial> imitated = new ArrayList<>();
        List<Trial> rest = new ArrayList<>();
        for (int i = 0; i < good.length; i++) {
            Trial trial = trials.get(i);
            if (good[i]) {
                imitated.add(trial);
            } else if (tells(trial, unfinished)) {
                rest.add(trial);
            }
        }
        return new Split(imitated, rest);
    }

    private static boolean isComplete(Trial trial) {
        return trial.state() == TrialState.COMPLETE && !trial.values().isEmpty();
    }

    private static boolean isPartial(Trial trial) {
        return (trial.state() == TrialState.PRUNED || trial.state() == TrialState.PAUSED)
                && trial.curve().size() > 0;
    }

    private static boolean tells(Trial trial, Unfinished unfinished) {
        return switch (trial.state()) {
            case COMPLETE, PRUNED, FAILED -> true;
            case PAUSED -> isPartial(trial) || unfinished == Unfinished.BAD;
            case RUNNING, WAITING -> unfinished == Unfinished.BAD;
            case CANCELLED -> false;
        };
    }
}
