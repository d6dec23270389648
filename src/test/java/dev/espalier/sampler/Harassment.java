package dev.espalier.sampler;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.TrialState;
import dev.espalier.testing.SearchLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Searches in which all goes wrong that can: trials end in every way, in any order, pause and go on, tie and diverge. */
public final class Harassment {
    private static final double[] ODD = {
        0, 1, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -0.0
    };

    private final SearchLoop loop;
    private final int parallel;
    private final int objectives;
    private final Random random = new Random(17);
    private final List<Integer> running = new ArrayList<>();
    private final List<Integer> paused = new ArrayList<>();

    /** @param parallel how many trials run at once */
    public Harassment(SearchLoop loop, int parallel, int objectives) {
        this.loop = loop;
        this.parallel = parallel;
        this.objectives = objectives;
    }

    /** Proposes until there are {@code count} trials, or nothing is left. */
    public void until(int count) {
        while (loop.trials().size() < count) {
            Optional<Integer> asked = loop.ask();
            if (asked.isEmpty()) {
                return;
            }
            running.add(asked.get());
            if (running.size() >= parallel) {
                end(running.remove(random.nextInt(running.size())));
            }
            if (!paused.isEmpty() && random.nextInt(4) == 0) {
                carryOn(paused.remove(random.nextInt(paused.size())));
            }
        }
    }

    private void carryOn(int number) {
        loop.become(number, TrialState.RUNNING, loop.trials().get(number).curve());
        running.add(number);
    }

    private void end(int number) {
        LearningCurve before = loop.trials().get(number).curve();
        LearningCurve curve = before.plus(before.lastStep() + 1 + random.nextInt(5), values());
        switch (random.nextInt(8)) {
            case 0 -> loop.become(number, TrialState.FAILED, before);
            case 1 -> loop.become(number, TrialState.PRUNED, curve);
            case 2 -> loop.become(number, TrialState.CANCELLED, curve);
            case 3, 4 -> {
                loop.become(number, TrialState.PAUSED, curve);
                paused.add(number);
            }
            default -> loop.become(number, TrialState.COMPLETE, curve);
        }
    }

    private double[] values() {
        double[] values = new double[objectives];
        for (int m = 0; m < objectives; m++) {
            values[m] = random.nextBoolean() ? random.nextGaussian() : ODD[random.nextInt(ODD.length)];
        }
        return values;
    }
}
