package dev.espalier.scheduler;

import dev.espalier.sampler.NonDominatedSort;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The trials that reached a step, from the best to the worst: by loss, or by non-domination front where there are several
 * objectives, and among equals the older first.
 */
final class Standings {

    private record Entry(int number, double[] losses, double score) {}

    private final List<Objective> objectives;
    private final List<Entry> entries;

    private Standings(List<Objective> objectives, List<Entry> entries) {
        this.objectives = objectives;
        this.entries = entries;
    }

    static Standings at(StudyState state, int step) {
        List<Objective> objectives = state.spec().objectives();
        List<Trial> there = new ArrayList<>();
        for (Trial trial : state.trials()) {
            if (Curves.reached(trial, step)) {
                there.add(trial);
            }
        }
        double[][] losses = new double[there.size()][];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Curves.standing(there.get(i), step, objectives);
        }
        double[] scores = scores(losses);
        List<Entry> entries = new ArrayList<>(losses.length);
        for (int i = 0; i < losses.length; i++) {
            entries.add(new Entry(there.get(i).number(), losses[i], scores[i]));
        }
        entries.sort(Comparator.comparingDouble(Entry::score).thenComparingInt(Entry::number));
        return new Standings(objectives, entries);
    }

    /** One number a point, lower is better: its loss, or its front from 1 where there are several objectives. */
    static double[] scores(double[][] losses) {
        double[] scores = new double[losses.length];
        if (losses.length > 0 && losses[0].length == 1) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = losses[i][0];
            }
            return scores;
        }
        int[] fronts = NonDominatedSort.fronts(losses);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = fronts[i] + 1.0;
        }
        return scores;
    }

    /** How a score of {@link #scores} is said: the metric's value, or the front. */
    static String shown(double score, List<Objective> objectives) {
        return objectives.size() == 1
                ? Wording.of(objectives.getFirst().goal().loss(score))
                : "front " + Wording.of(score);
    }

    int size() {
        return entries.size();
    }

    /** The number of the trial at {@code rank}, from 1. */
    int number(int rank) {
        return entries.get(rank - 1).number();
    }

    /** The rank of a trial that reached the step, from 1. */
    int rank(int number) {
        int rank = 1;
        while (number(rank) != number) {
            rank++;
        }
        return rank;
    }

    /** How the trial at {@code rank} stands, in words. */
    String shown(int rank) {
        return shown(entries.get(rank - 1).score(), objectives);
    }
}
