package dev.espalier.bench;

import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A search in process, without a server: one trial after the other is proposed, and its losses are told. */
final class AskAndTell {
    private static final Resource ONE_STEP = new Resource("step", 1, 1);

    private final SearchSpace space;
    private final List<Objective> objectives;
    private final long seed;
    private Trials trials = Trials.NONE;

    AskAndTell(SearchSpace space, int objectives, long seed) {
        this.space = space;
        this.objectives = IntStream.range(0, objectives)
                .mapToObj(m -> new Objective("loss" + m, Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST))
                .toList();
        this.seed = seed;
    }

    /** What {@code sampler} proposes next; changes nothing. */
    Optional<Configuration> peek(Sampler sampler) {
        History history = new History(objectives, ONE_STEP, seed, trials);
        return sampler.suggest(space, history, RandomSource.forTrial(seed, trials.size()));
    }

    /** Proposes {@code count} trials, one after the other. */
    void run(Sampler sampler, int count) {
        for (int i = 0; i < count; i++) {
            Configuration proposed = peek(sampler).orElseThrow();
            add(proposed, TrialState.RUNNING, new double[0]);
            tell(proposed);
        }
    }

    /** A trial begins, and a copy of it with losses takes its place, as in a study. */
    private void tell(Configuration proposed) {
        trials = trials.with(trial(trials.size() - 1, proposed, TrialState.COMPLETE, losses(proposed)));
    }

    private void add(Configuration proposed, TrialState state, double[] losses) {
        trials = trials.with(trial(trials.size(), proposed, state, losses));
    }

    /** A bowl an objective, each with its bottom elsewhere. */
    private double[] losses(Configuration configuration) {
        double[] losses = new double[objectives.size()];
        for (int i = 0; i < space.parameters().size(); i++) {
            double unit = space.parameters().get(i).toUnit(configuration.code(i));
            for (int m = 0; m < losses.length; m++) {
                losses[m] += Math.pow(unit - 0.3 - 0.2 * m, 2);
            }
        }
        return losses;
    }

    private static Trial trial(int number, Configuration configuration, TrialState state, double[] losses) {
        boolean ended = state.isFinal();
        Instant at = Instant.ofEpochSecond(number);
        return new Trial(
                number,
                state,
                "",
                1,
                configuration,
                number,
                ended ? LearningCurve.EMPTY.plus(1, losses) : LearningCurve.EMPTY,
                new LinkedHashMap<>(),
                Arrays.stream(losses).boxed().toList(),
                0,
                Optional.empty(),
                at,
                Optional.of(at),
                Optional.of(at),
                ended ? Optional.of(at) : Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Execution.UNKNOWN);
    }
}
