package dev.espalier.scheduler;

import dev.espalier.study.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The rungs of successive halving: {@code min * factor^k}, as far as they do not pass the resource's maximum (Li et al.
 * 2020, "A system for massively parallel hyperparameter tuning", algorithm 2).
 *
 * @param steps ascending, the smallest first
 * @param factor one in so many is kept at each rung, at least 2
 * @param max where a trial is complete
 */
record Rungs(List<Integer> steps, int factor, int max) {
    Rungs {
        steps = List.copyOf(steps);
    }

    static Rungs of(int min, int factor, Resource resource) {
        List<Integer> steps = new ArrayList<>();
        for (long step = min; step <= resource.max(); step *= factor) {
            steps.add((int) step);
        }
        return new Rungs(steps, factor, resource.max());
    }

    /** The rungs at which trials are judged: all below the maximum. */
    List<Integer> judged() {
        return steps.stream().filter(rung -> rung < max).toList();
    }

    /** The rungs below the maximum that a report passes or reaches. */
    List<Integer> passed(int previousStep, int step) {
        return steps.stream()
                .filter(rung -> rung > previousStep && rung <= step && rung < max)
                .toList();
    }

    /** Where a trial goes from {@code step}: the next rung, or the maximum after the last. */
    int after(int step) {
        return steps.stream().filter(rung -> rung > step).findFirst().orElse(max);
    }

    /** How many of {@code count} are worth going on. */
    int kept(int count) {
        return count / factor;
    }
}
