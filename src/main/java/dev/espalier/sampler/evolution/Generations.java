package dev.espalier.sampler.evolution;

import dev.espalier.sampler.core.FinishedTrials;
import dev.espalier.sampler.core.FinishedTrials.Finished;
import dev.espalier.sampler.core.IncrementalModel;
import dev.espalier.sampler.pareto.Standing;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * The parents of {@code nsga2}'s next generation. Finished trials form generations in the order in which they finished; after
 * each, the best of it and of its parents are the parents of the next. Deb et al. 2002, "A fast and elitist multiobjective
 * genetic algorithm: NSGA-II", section III.C.
 */
final class Generations implements IncrementalModel {
    private final SearchSpace space;
    private final int size;
    private final FinishedTrials finished;
    private List<Ranked> parents = List.of();
    private int used;

    /** @param size how many trials make a generation */
    Generations(SearchSpace space, List<Objective> objectives, int size) {
        this.space = space;
        this.size = size;
        this.finished = new FinishedTrials(objectives);
    }

    @Override
    public void see(Trial trial) {
        finished.see(trial);
    }

    /** The parents, best first; fewer than a generation until the first is complete. */
    List<Ranked> parents() {
        if (finished.untouchedSinceLast() < used) {
            parents = List.of();
            used = 0;
        }
        List<Finished> order = finished.inOrder();
        while (order.size() - used >= size) {
            parents = next(order.subList(used, used + size));
            used += size;
        }
        return used == 0 ? next(order) : parents;
    }

    private List<Ranked> next(List<Finished> generation) {
        List<Candidate> together = new ArrayList<>();
        parents.forEach(parent -> together.add(parent.candidate()));
        generation.forEach(trial -> together.add(new Candidate(
                trial.trial().number(),
                trial.trial().configuration().code(),
                space.violated(trial.trial().configuration()).size(),
                trial.standing())));
        return Crowding.best(together, size);
    }

    /** @param violated how many of the space's constraints it does not satisfy */
    record Candidate(int number, double[] code, int violated, Standing standing) {}

    /**
     * @param front by constrained domination, 0 the best
     * @param distance to its neighbours in the front, larger is lonelier
     */
    record Ranked(Candidate candidate, int front, double distance) {}
}
