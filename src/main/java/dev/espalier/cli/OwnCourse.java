package dev.espalier.cli;

import dev.espalier.cli.client.Answer;
import dev.espalier.study.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The best value of a real study by the steps that it had spent. When a step ended is not asked for trial by trial: a trial's
 * steps are taken to have ended evenly between its start and its end.
 */
final class OwnCourse {
    private final Goal goal;
    private final List<Measured> measured = new ArrayList<>();

    private record Measured(Instant at, int steps, double value) {}

    OwnCourse(Goal goal) {
        this.goal = goal;
    }

    /** @param trial as a server answers it; one that never ran counts for nothing */
    void add(Answer trial, TreeMap<Integer, Double> points) {
        if (trial.text("started_at").isEmpty() || points.isEmpty()) {
            return;
        }
        Instant start = Instant.parse(trial.text("started_at"));
        Instant end = trial.text("finished_at").isEmpty() ? start : Instant.parse(trial.text("finished_at"));
        long nanos = Duration.between(start, end).toNanos();
        int before = 0;
        for (var point : points.entrySet()) {
            double share = (double) point.getKey() / points.lastKey();
            measured.add(new Measured(
                    start.plusNanos(Math.round(nanos * share)), point.getKey() - before, point.getValue()));
            before = point.getKey();
        }
    }

    /** All steps together. */
    long steps() {
        return measured.stream().mapToLong(Measured::steps).sum();
    }

    OptionalDouble bestBy(long limit) {
        long spent = 0;
        OptionalDouble best = OptionalDouble.empty();
        for (Measured point :
                measured.stream().sorted(Comparator.comparing(Measured::at)).toList()) {
            spent += point.steps();
            boolean better = best.isEmpty() || goal.loss(point.value()) < goal.loss(best.getAsDouble());
            if (spent <= limit && better && !Double.isNaN(point.value())) {
                best = OptionalDouble.of(point.value());
            }
        }
        return best;
    }
}
