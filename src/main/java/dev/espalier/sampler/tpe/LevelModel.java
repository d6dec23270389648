package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.IncrementalModel;
import dev.espalier.sampler.core.Variation;
import dev.espalier.sampler.pareto.TrialSplit;
import dev.espalier.sampler.pareto.TrialSplit.Group;
import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the trials that took one branch say of the parameters there: one density of the good ones and one of the rest. Split by
 * their own ranks, so that a branch that is behind learns all the same, and how fine a level's model is says nothing for or
 * against the branch.
 */
final class LevelModel implements IncrementalModel {
    private static final int MOST_GOOD = 25;

    /** A level below, with the choice that leads there. */
    record Below(Condition taken, LevelModel model) {}

    private final Level level;
    private final TpeSettings settings;
    private final boolean single;
    private final List<Below> below = new ArrayList<>();
    private final Observations observations;
    private final TrialSplit split;
    private final ParzenEstimator good;
    private final ParzenEstimator rest;
    /** Trial numbers by place. */
    private int[] numbers = new int[16];
    /** By place, where the trial is now. */
    private Group[] groups = new Group[16];

    private boolean changed;

    /** @param given the ordered parameters of the levels above */
    LevelModel(
            Level level, List<Parameter> given, TpeSettings settings, List<dev.espalier.study.Objective> objectives) {
        this.level = level;
        this.settings = settings;
        this.single = objectives.size() == 1;
        List<Parameter> columns = new ArrayList<>(given);
        columns.addAll(level.parameters());
        observations = new Observations(columns);
        int together = level.parameters().size();
        ParzenSettings parzen = settings.parzen(together);
        split = new TrialSplit(
                objectives, settings.gamma(together), single ? MOST_GOOD : Integer.MAX_VALUE, settings.unfinished());
        good = new ParzenEstimator(observations, given.size(), parzen);
        rest = new ParzenEstimator(observations, given.size(), parzen);
        List<Parameter> passedOn = new ArrayList<>(given);
        level.parameters().stream()
                .filter(parameter -> !Variation.isChoice(parameter))
                .forEach(passedOn::add);
        level.branches()
                .forEach(branch -> below.add(
                        new Below(branch.taken(), new LevelModel(branch.level(), passedOn, settings, objectives))));
    }

    @Override
    public void see(Trial trial) {
        int place = place(trial);
        split.put(place, trial);
        changed = true;
        for (Below branch : below) {
            if (trial.configuration().code(branch.taken().parameter())
                    == branch.taken().branch()) {
                branch.model().see(trial);
            }
        }
    }

    /** The trial's place, given to it now where it is new; numbers ascend. */
    private int place(Trial trial) {
        int size = observations.size();
        int found = Arrays.binarySearch(numbers, 0, size, trial.number());
        if (found >= 0) {
            return found;
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            groups = Arrays.copyOf(groups, 2 * size);
        }
        numbers[size] = trial.number();
        groups[size] = Group.NONE;
        return observations.add(trial.configuration());
    }

    /** How many trials have told a value. */
    int told() {
        return split.told();
    }

    Level level() {
        return level;
    }

    List<Below> below() {
        return below;
    }

    /** The density of the good, given what {@code code} holds of the levels above. */
    ParzenEstimator good(double[] code) {
        regroup();
        good.settle(single ? KernelWeights.BY_AGE : KernelWeights.EQUAL, code);
        return good;
    }

    /** The density of the rest; to be asked for after {@link #good}. */
    ParzenEstimator rest(double[] code) {
        rest.settle(KernelWeights.BY_AGE, code);
        return rest;
    }

    private void regroup() {
        if (!changed) {
            return;
        }
        changed = false;
        boolean learns = split.told() >= settings.startupTrials() / 2;
        int[] best = learns ? split.good() : new int[0];
        int next = 0;
        for (int place = 0; place < observations.size(); place++) {
            boolean isGood = next < best.length && best[next] == place;
            next += isGood ? 1 : 0;
            move(place, isGood ? Group.GOOD : learns ? split.otherwise(place) : Group.NONE);
        }
    }

    private void move(int place, Group to) {
        if (groups[place] == to) {
            return;
        }
        switch (groups[place]) {
            case NONE -> {}
            case GOOD -> good.take(place);
            case REST -> rest.take(place);
        }
        switch (to) {
            case NONE -> {}
            case GOOD -> good.put(place);
            case REST -> rest.put(place);
        }
        groups[place] = to;
    }
}
