package dev.espalier.analysis;

import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Series for charts. */
public final class Charts {
    private Charts() {}

    /**
     * A complete trial in the order of finishing.
     *
     * @param best the best value of it and those before
     */
    public record Point(int number, Instant finishedAt, double value, double best) {}

    /** The first objective of each complete trial, and the best so far. */
    public static List<Point> history(StudyState study) {
        Objective objective = study.spec().objective();
        List<Trial> finished = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE
                        && trial.value().isPresent()
                        && trial.finishedAt().isPresent())
                .sorted(Comparator.comparing((Trial trial) -> trial.finishedAt().orElseThrow())
                        .thenComparing(Trial::number))
                .toList();
        List<Point> points = new ArrayList<>();
        double best = Double.NaN;
        for (Trial trial : finished) {
            double value = trial.value().getAsDouble();
            boolean better = Double.isNaN(best)
                    || objective.goal().loss(value) < objective.goal().loss(best);
            best = better ? value : best;
            points.add(new Point(trial.number(), trial.finishedAt().orElseThrow(), value, best));
        }
        return points;
    }
}
