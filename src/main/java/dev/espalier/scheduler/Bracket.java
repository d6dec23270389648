package dev.espalier.scheduler;

import dev.espalier.study.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * One of hyperband's bets on how early a trial can be judged: {@code trials} begin at the first of its rungs. Li et al.
 * 2018, "Hyperband: a novel bandit-based approach to hyperparameter optimization", table 1.
 *
 * @param ladder its rungs, the resource's maximum the last of them
 */
record Bracket(int trials, Rungs ladder) {
    /** What repeated division may be off by. */
    private static final double TINY = 1e-6;

    /**
     * The brackets of a resource, the one that judges earliest first: bracket {@code s} starts {@code floor(B / (s + 1)) *
     * eta^s} trials at {@code R * eta^-s}, where {@code B} is the number of brackets and {@code R} the resource's maximum.
     *
     * @param min the least first rung
     * @param eta one trial in so many is kept at each rung, at least 2
     */
    static List<Bracket> of(int min, int eta, Resource resource) {
        List<Integer> steps = new ArrayList<>();
        double step = resource.max();
        while (step >= Math.max(1, min) - TINY && (steps.isEmpty() || Math.round(step) < steps.getFirst())) {
            steps.addFirst((int) Math.round(step));
            step /= eta;
        }
        List<Bracket> brackets = new ArrayList<>();
        int count = steps.size();
        for (int s = count - 1; s >= 0; s--) {
            double trials = Math.floor((double) count / (s + 1)) * Math.pow(eta, s);
            Rungs ladder = new Rungs(steps.subList(count - 1 - s, count), eta, resource.max());
            brackets.add(new Bracket((int) Math.min(trials, Integer.MAX_VALUE / 64), ladder));
        }
        return brackets;
    }

    /** How many trials are at each of its rungs. */
    List<Integer> planned() {
        List<Integer> planned = new ArrayList<>();
        int left = trials;
        for (int rung = 0; rung < ladder.steps().size(); rung++) {
            planned.add(left);
            left = Math.max(1, left / ladder.factor());
        }
        return planned;
    }

    /** The rungs of all brackets. */
    static List<Integer> rungs(List<Bracket> brackets) {
        return brackets.stream()
                .flatMap(bracket -> bracket.ladder().steps().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
