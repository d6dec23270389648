package dev.espalier.sampler.pareto;

import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The trials that are worth imitating and those that are not. Complete trials rank before those that stopped early, and these
 * by how far they came, then by their value there. Failed trials are not imitated; nor are running ones, so that proposals
 * made at the same time spread out (the constant liar). Trials go by their place: how many were seen before them.
 */
public final class TrialSplit {

    /** What a trial that has yet to tell its value is taken for. */
    public enum Unfinished {
        BAD,
        UNKNOWN
    }

    /** What a trial is good for. */
    public enum Group {
        NONE,
        GOOD,
        REST
    }

    /** The tier of complete trials, before all that stopped early. */
    private static final int COMPLETE = Integer.MIN_VALUE;

    private final List<Objective> objectives;
    private final double share;
    private final int most;
    private final Unfinished unfinished;
    private final List<Group> groups = new ArrayList<>();
    private final List<double[]> losses = new ArrayList<>();
    private int[] tiers = new int[16];
    private boolean[] told = new boolean[16];
    private int countTold;

    /**
     * @param share of the trials that told a value which are good, rounded up
     * @param most good ones
     */
    public TrialSplit(List<Objective> objectives, double share, int most, Unfinished unfinished) {
        this.objectives = objectives;
        this.share = share;
        this.most = most;
        this.unfinished = unfinished;
    }

    /** How many trials have told a value, so that there is something to learn. */
    public int told() {
        return countTold;
    }

    int size() {
        return losses.size();
    }

    /** Takes in a trial as it is now; {@code place} may be the next free one. */
    public void put(int place, Trial trial) {
        if (place == losses.size()) {
            losses.add(new double[0]);
            groups.add(Group.NONE);
            if (place == tiers.length) {
                tiers = Arrays.copyOf(tiers, 2 * place);
                told = Arrays.copyOf(told, 2 * place);
            }
        }
        boolean complete =
                trial.state() == TrialState.COMPLETE && !trial.values().isEmpty();
        boolean tells = complete || isPartial(trial);
        countTold += (tells ? 1 : 0) - (told[place] ? 1 : 0);
        told[place] = tells;
        tiers[place] = complete ? COMPLETE : -trial.curve().lastStep();
        if (tells) {
            losses.set(place, complete ? Losses.ofValues(trial, objectives) : Losses.atLastStep(trial, objectives));
        }
        groups.set(place, teaches(trial) ? Group.REST : Group.NONE);
    }

    private static boolean isPartial(Trial trial) {
        return (trial.state() == TrialState.PRUNED || trial.state() == TrialState.PAUSED)
                && trial.curve().size() > 0;
    }

    private boolean teaches(Trial trial) {
        return switch (trial.state()) {
            case COMPLETE, PRUNED, FAILED -> true;
            case PAUSED -> isPartial(trial) || unfinished == Unfinished.BAD;
            case RUNNING, WAITING -> unfinished == Unfinished.BAD;
            case CANCELLED -> false;
        };
    }

    /** The places of the good ones, ascending. */
    public int[] good() {
        int wanted = Math.min(most, (int) Math.ceil(share * countTold));
        int[] best = objectives.size() == 1 ? bestOfOne(wanted) : bestOfSeveral(wanted);
        Arrays.sort(best);
        return best;
    }

    /** The group of the trial at {@code place} when it is not among {@link #good()}. */
    public Group otherwise(int place) {
        return groups.get(place);
    }

    private int[] bestOfOne(int wanted) {
        int[] best = new int[wanted];
        int filled = 0;
        for (int place = 0; place < losses.size() && wanted > 0; place++) {
            if (!told[place] || filled == wanted && !isBetter(place, best[filled - 1])) {
                continue;
            }
            int rank = filled == wanted ? filled - 1 : filled++;
            while (rank > 0 && isBetter(place, best[rank - 1])) {
                best[rank] = best[rank - 1];
                rank--;
            }
            best[rank] = place;
        }
        return best;
    }

    /** Equal ones rank by who was first. */
    private boolean isBetter(int place, int other) {
        return tiers[place] != tiers[other] ? tiers[place] < tiers[other] : losses.get(place)[0] < losses.get(other)[0];
    }

    private int[] bestOfSeveral(int wanted) {
        Ranking complete = new Ranking();
        Ranking partial = new Ranking();
        for (int place = 0; place < losses.size(); place++) {
            if (told[place]) {
                (tiers[place] == COMPLETE ? complete : partial).add(place, tiers[place], losses.get(place));
            }
        }
        int[] whole = complete.best(Math.min(wanted, complete.size()));
        int[] part = partial.best(Math.min(wanted - whole.length, partial.size()));
        int[] best = Arrays.copyOf(whole, whole.length + part.length);
        System.arraycopy(part, 0, best, whole.length, part.length);
        return best;
    }
}
