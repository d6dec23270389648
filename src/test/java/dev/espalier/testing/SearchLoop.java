package dev.espalier.testing;

import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Goal;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A search without a server: asks a sampler, and tells what came out. Objectives are losses. */
public final class SearchLoop {
    private final Sampler sampler;
    private final SearchSpace space;
    private final List<Objective> objectives;
    private final long seed;
    private Trials trials = Trials.NONE;

    public SearchLoop(Sampler sampler, SearchSpace space, long seed, int objectives) {
        this.sampler = sampler;
        this.space = space;
        this.seed = seed;
        this.objectives = java.util.stream.IntStream.range(0, objectives)
                .mapToObj(m -> new Objective("loss" + m, Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST))
                .toList();
    }

    /** What would be proposed next; changes nothing. */
    public Optional<Configuration> peek() {
        return peekWith(sampler);
    }

    /** What another sampler would propose next; changes nothing. */
    public Optional<Configuration> peekWith(Sampler other) {
        return other.suggest(space, history(), RandomSource.forTrial(seed, trials.size()));
    }

    /** The number of a new running trial; empty when there is nothing left to propose. */
    public Optional<Integer> ask() {
        Optional<Configuration> proposed = peek();
        proposed.ifPresent(configuration -> add(configuration, TrialState.RUNNING, LearningCurve.EMPTY));
        return proposed.map(configuration -> trials.size() - 1);
    }

    /** The trial's values, which complete it. */
    public void tell(int number, double... values) {
        become(number, TrialState.COMPLETE, LearningCurve.EMPTY.plus(1, values));
    }

    /** The trial ended otherwise. */
    public void become(int number, TrialState state, LearningCurve curve) {
        trials = trials.with(Studies.trial(number, state, trials.get(number).configuration(), curve, objectives));
    }

    public void add(Configuration configuration, TrialState state, LearningCurve curve) {
        trials = trials.with(Studies.trial(trials.size(), state, configuration, curve, objectives));
    }

    /** One after the other; the lowest loss seen. */
    public double minimise(int count, ToDoubleFunction<Configuration> loss) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            int number = ask().orElseThrow();
            double value = loss.applyAsDouble(trials.get(number).configuration());
            best = Math.min(best, value);
            tell(number, value);
        }
        return best;
    }

    public List<Trial> trials() {
        return trials;
    }

    public List<Configuration> configurations() {
        return trials.stream().map(Trial::configuration).toList();
    }

    private History history() {
        return new History(objectives, new Resource("step", 1, 27), seed, trials);
    }
}
