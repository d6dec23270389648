package dev.espalier.scheduler;

import dev.espalier.sampler.pareto.NonDominatedSort;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How the trials that reached a step stand there: by loss, or by non-domination front where there are several objectives,
 * among equals the older first. A trial stands with its first value at the step or beyond. One that only repeats what an older
 * one measured, to the last digit, stands behind all others: the rest of its curve is known. Built and asked in one pass over
 * the trials, without sorting.
 */
final class Standings {
    private final StudyState state;
    private final int[] numbers;
    /** The point of each one's curve by which it stands. */
    private final int[] points;

    private final int size;
    private final double[] scores;
    private final boolean[] repeats;

    private Standings(StudyState state, int[] numbers, int[] points, int size) {
        this.state = state;
        this.numbers = numbers;
        this.points = points;
        this.size = size;
        this.scores = scores();
        this.repeats = new boolean[size];
        RepeatedCurves curves = new RepeatedCurves(size);
        for (int i = 0; i < size; i++) {
            repeats[i] = curves.repeats(curve(i), points[i] + 1);
        }
    }

    /** Of trials that {@code counts}. */
    static Standings among(StudyState state, int step, Predicate<Trial> counts) {
        int[] numbers = new int[16];
        int[] points = new int[16];
        int size = 0;
        for (Trial trial : state.trials()) {
            int point = Curves.pointFrom(trial.curve(), step);
            if (point != Curves.NONE && counts.test(trial)) {
                if (size == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * size);
                    points = Arrays.copyOf(points, 2 * size);
                }
                points[size] = point;
                numbers[size++] = trial.number();
            }
        }
        return new Standings(state, numbers, points, size);
    }

    /** Of these alone, all of which reached the step, by ascending number. */
    static Standings of(StudyState state, int step, List<Trial> trials) {
        return new Standings(
                state,
                trials.stream().mapToInt(Trial::number).toArray(),
                trials.stream()
                        .mapToInt(trial -> Curves.pointFrom(trial.curve(), step))
                        .toArray(),
                trials.size());
    }

    /**
     * The same with what a trial that reached the step may be compared with: of each other what it had measured by the step at
     * which this one came here, and none that had measured nothing by then. Trials that report at every step come to a rung at
     * the same step, and nothing changes.
     */
    Standings seenBy(int number) {
        int by = stepOf(Arrays.binarySearch(numbers, 0, size, number));
        boolean isSame = true;
        for (int i = 0; i < size && isSame; i++) {
            isSame = stepOf(i) <= by;
        }
        if (isSame) {
            return this;
        }
        int[] seen = new int[size];
        int[] seenPoints = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int point = stepOf(i) <= by ? points[i] : Curves.pointBy(curve(i), by);
            if (point != Curves.NONE) {
                seenPoints[count] = point;
                seen[count++] = numbers[i];
            }
        }
        return new Standings(state, seen, seenPoints, count);
    }

    private LearningCurve curve(int place) {
        return state.trials().get(numbers[place]).curve();
    }

    /** The step at which a trial came here. */
    private int stepOf(int place) {
        return curve(place).step(points[place]);
    }

    private List<Objective> objectives() {
        return state.spec().objectives();
    }

    private double[] scores() {
        if (objectives().size() == 1) {
            double[] ofOne = new double[size];
            for (int i = 0; i < size; i++) {
                ofOne[i] = Curves.standing(curve(i), points[i], objectives().getFirst(), 0);
            }
            return ofOne;
        }
        double[][] losses = new double[size][];
        for (int i = 0; i < size; i++) {
            losses[i] = Curves.standing(curve(i), points[i], objectives());
        }
        return scores(losses);
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
        return size;
    }

    /** The rank of a trial that reached the step, from 1. */
    int rank(int number) {
        int place = Arrays.binarySearch(numbers, 0, size, number);
        int rank = 1;
        for (int i = 0; i < size; i++) {
            rank += isBefore(i, place) ? 1 : 0;
        }
        return rank;
    }

    private boolean isBefore(int one, int other) {
        if (repeats[one] != repeats[other]) {
            return repeats[other];
        }
        int order = Double.compare(scores[one], scores[other]);
        return order < 0 || (order == 0 && one < other);
    }

    /** Whether a trial that reached the step only repeats an older one. */
    boolean repeats(int number) {
        return repeats[Arrays.binarySearch(numbers, 0, size, number)];
    }

    /** The best of those that {@code counts}, by number; -1 where none does. */
    int best(Predicate<Integer> counts) {
        int best = -1;
        for (int i = 0; i < size; i++) {
            if (counts.test(numbers[i]) && (best < 0 || isBefore(i, best))) {
                best = i;
            }
        }
        return best < 0 ? -1 : numbers[best];
    }

    /** The numbers of the best {@code most}, the best first. */
    List<Integer> bestFirst(int most) {
        return IntStream.range(0, size)
                .boxed()
                .sorted((one, other) -> isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0)
                .limit(most)
                .map(place -> numbers[place])
                .toList();
    }

    /** How the trial at {@code rank}, from 1, stands, in words; one beyond the last stands like the last. */
    String shown(int rank) {
        double[] counted = new double[size];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            if (!repeats[i]) {
                counted[filled++] = scores[i];
            }
        }
        return shown(Selection.ranked(counted, filled, Math.clamp(rank, 1, filled) - 1), objectives());
    }
}
