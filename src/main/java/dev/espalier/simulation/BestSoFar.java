package dev.espalier.simulation;

import dev.espalier.simulation.Simulated.Improvement;
import dev.espalier.study.Objective;
import java.util.ArrayList;
import java.util.List;

/** Notes each value that is better than all before. */
final class BestSoFar {
    private final Objective objective;
    private final List<Improvement> improvements = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;

    BestSoFar(Objective objective) {
        this.objective = objective;
    }

    void see(long steps, double seconds, int number, double value) {
        double loss = objective.goal().loss(value);
        if (loss < least) {
            least = loss;
            improvements.add(new Improvement(steps, seconds, number, value));
        }
    }

    List<Improvement> improvements() {
        return improvements;
    }
}
