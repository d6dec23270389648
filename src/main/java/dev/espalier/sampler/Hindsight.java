package dev.espalier.sampler;

import dev.espalier.sampler.pareto.Losses;
import dev.espalier.sampler.pareto.NonDominatedSort;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How trials that stopped at different steps compare: by how far each would have come against all that is known now. At every
 * step where any stopped, as many stay in the race as went on from there, the best of them; who falls out is ranked by that
 * step and by the loss there. So a trial that went far because it met nobody early on is not taken for a good one, and one
 * that stopped where many did ranks by what it showed at that step.
 */
final class Hindsight {
    private final List<Trial> trials;
    private final List<Objective> objectives;
    /** Where each falls out of the race, and its loss there; of several objectives, its front. */
    private final int[] steps;

    private final double[] losses;

    private Hindsight(List<Trial> trials, List<Objective> objectives) {
        this.trials = trials;
        this.objectives = objectives;
        this.steps = trials.stream().mapToInt(Hindsight::last).toArray();
        this.losses = new double[steps.length];
    }

    /**
     * Ranks trials.
     *
     * @param trials each measured at least once
     * @return a place a trial from 0, the best; those that tie share the mean of their places
     */
    static double[] places(List<Trial> trials, List<Objective> objectives) {
        Hindsight hindsight = new Hindsight(trials, objectives);
        hindsight.race();
        return hindsight.places();
    }

    /** The last step that says how the trial stands. */
    private static int last(Trial trial) {
        return trial.curve().lastStep();
    }

    private void race() {
        List<Integer> racing = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            racing.add(i);
        }
        judgeAtTheirLast(racing);
        for (int stop : stops()) {
            List<Integer> here = reached(racing, stop);
            judge(here, stop);
            int onward =
                    (int) here.stream().filter(i -> last(trials.get(i)) > stop).count();
            racing = here.stream()
                    .sorted(Comparator.comparingDouble(i -> losses[i]))
                    .limit(onward)
                    .filter(i -> last(trials.get(i)) > stop)
                    .toList();
        }
        judgeAtTheirLast(racing);
    }

    /** The steps at which a trial stopped, ascending. Where one that runs stands at present is no stop. */
    private TreeSet<Integer> stops() {
        TreeSet<Integer> stops = new TreeSet<>();
        trials.stream().filter(trial -> trial.state() != TrialState.RUNNING).forEach(trial -> stops.add(last(trial)));
        return stops;
    }

    private List<Integer> reached(List<Integer> racing, int stop) {
        return racing.stream().filter(i -> last(trials.get(i)) >= stop).toList();
    }

    /** Those that are beyond every stop run at present; they are ahead of all. */
    private void judgeAtTheirLast(List<Integer> racing) {
        for (int i : racing) {
            steps[i] = last(trials.get(i));
        }
        racing.stream().mapToInt(i -> steps[i]).distinct().forEach(step -> {
            List<Integer> there = racing.stream().filter(i -> steps[i] == step).toList();
            judge(there, step);
        });
    }

    private void judge(List<Integer> here, int step) {
        double[][] all = here.stream().map(i -> lossesAt(i, step)).toArray(double[][]::new);
        int[] fronts = objectives.size() > 1 && all.length > 0 ? NonDominatedSort.fronts(all) : new int[0];
        for (int k = 0; k < all.length; k++) {
            steps[here.get(k)] = step;
            losses[here.get(k)] = fronts.length > 0 ? fronts[k] : all[k][0];
        }
    }

    /** At the last point up to {@code step}. */
    private double[] lossesAt(int i, int step) {
        LearningCurve curve = trials.get(i).curve();
        int point = curve.size() - 1;
        while (point > 0 && curve.step(point) > step) {
            point--;
        }
        double[] values = new double[objectives.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = Losses.loss(objectives.get(m), curve.value(point, m));
        }
        return values;
    }

    private double[] places() {
        Comparator<Integer> best =
                Comparator.<Integer>comparingInt(i -> -steps[i]).thenComparingDouble(i -> losses[i]);
        Integer[] order = new Integer[steps.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, best);
        double[] places = new double[order.length];
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            if (to == order.length || best.compare(order[from], order[to]) != 0) {
                for (int tied = from; tied < to; tied++) {
                    places[order[tied]] = (from + to - 1) / 2.0;
                }
                from = to;
            }
        }
        return places;
    }
}
