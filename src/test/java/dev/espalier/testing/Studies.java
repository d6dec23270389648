package dev.espalier.testing;

import dev.espalier.sampler.core.History;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lineage;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** Studies for tests, sketched: {@code Studies.minimizing("loss").steps(1, 9).with(COMPLETE, 0.9, 0.5).state()}. */
public final class Studies {
    private static final Instant NOW = Instant.EPOCH;
    public static final Configuration NOTHING = new Configuration(new LinkedHashMap<>(), new double[0]);

    private final List<Objective> objectives = new ArrayList<>();
    private Resource resource = new Resource("epoch", 1, 27);
    private long seed = 7;
    private StudyState.Exhaustion exhaustion = StudyState.Exhaustion.MORE;
    private Budget budget = Budget.UNLIMITED;
    private Trials trials = Trials.NONE;
    private Executor executor = Executor.EXTERNAL;

    private Studies() {}

    public static Studies minimizing(String metric) {
        return new Studies().and(metric, Goal.MINIMIZE, Objective.Summary.BEST);
    }

    public static Studies maximizing(String metric) {
        return new Studies().and(metric, Goal.MAXIMIZE, Objective.Summary.BEST);
    }

    /** Judged by the last value, not the best. */
    public static Studies minimizingLast(String metric) {
        return new Studies().and(metric, Goal.MINIMIZE, Objective.Summary.LAST);
    }

    /** One more objective. */
    public Studies and(String metric, Goal goal, Objective.Summary summary) {
        objectives.add(new Objective(metric, goal, OptionalDouble.empty(), summary));
        return this;
    }

    public Studies steps(int min, int max) {
        resource = new Resource("epoch", min, max);
        return this;
    }

    public Studies maxTrials(int count) {
        budget = new Budget(OptionalInt.of(count), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        return this;
    }

    /** Run by the server's own workers, which save a trial's state after each step. */
    public Studies builtin() {
        executor = Executor.BUILTIN;
        return this;
    }

    /** The sampler has nothing left to propose. */
    public Studies exhausted() {
        exhaustion = StudyState.Exhaustion.EXHAUSTED;
        return this;
    }

    /** One more trial that a person asked for and nobody has taken. */
    public Studies enqueued() {
        trials = trials.with(Trial.waiting(trials.size(), NOTHING, 0, NOW, "enqueued"));
        return this;
    }

    public Studies seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** One more trial, the first objective's values at steps 1, 2, 3 … */
    public Studies with(TrialState state, double... values) {
        return with(state, NOTHING, values);
    }

    public Studies with(TrialState state, Configuration configuration, double... values) {
        LearningCurve curve = LearningCurve.EMPTY;
        for (int step = 1; step <= values.length; step++) {
            curve = curve.plus(step, new double[] {values[step - 1]});
        }
        return with(state, configuration, curve);
    }

    /** One more trial, with any curve. */
    public Studies with(TrialState state, Configuration configuration, LearningCurve curve) {
        trials = trials.with(trial(trials.size(), state, configuration, curve, objectives, Optional.empty(), executor));
        return this;
    }

    /** One more trial, measured once, at step 1, a value an objective. */
    public Studies measuredOnce(TrialState state, Configuration configuration, double... values) {
        return with(state, configuration, LearningCurve.EMPTY.plus(1, values));
    }

    /** The trial with this number, in another state and with another curve. */
    public Studies become(int number, TrialState state, LearningCurve curve) {
        trials = trials.with(trial(
                number,
                state,
                trials.get(number).configuration(),
                curve,
                objectives,
                trials.get(number).lineage(),
                executor));
        return this;
    }

    /** A trial with a value an objective where its curve has one. */
    static Trial trial(
            int number,
            TrialState state,
            Configuration configuration,
            LearningCurve curve,
            List<Objective> objectives) {
        return trial(number, state, configuration, curve, objectives, Optional.empty(), Executor.EXTERNAL);
    }

    private static Trial trial(
            int number,
            TrialState state,
            Configuration configuration,
            LearningCurve curve,
            List<Objective> objectives,
            Optional<Lineage> lineage,
            Executor executor) {
        int saved = Math.max(curve.lastStep(), lineage.map(Lineage::step).orElse(0));
        int savedBy = curve.size() == 0 ? lineage.map(Lineage::parent).orElse(number) : number;
        boolean keeps = executor == Executor.BUILTIN && saved > 0 && !state.isFinal();
        List<Double> values = new ArrayList<>();
        for (int m = 0; m < objectives.size(); m++) {
            curve.summary(objectives.get(m), m).ifPresent(values::add);
        }
        return new Trial(
                number,
                state,
                "",
                1,
                configuration,
                0,
                curve,
                new LinkedHashMap<>(),
                values.size() == objectives.size() ? values : List.of(),
                saved,
                keeps ? Optional.of("s1/" + savedBy + "/checkpoint-1-" + saved) : Optional.empty(),
                NOW,
                Optional.of(NOW),
                Optional.of(NOW),
                state.isFinal() ? Optional.of(NOW) : Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Execution.UNKNOWN,
                lineage);
    }

    /** One more trial that runs, bred from another and not measured yet. */
    public Studies bred(Lineage lineage) {
        trials = trials.with(trial(
                trials.size(),
                TrialState.RUNNING,
                NOTHING,
                LearningCurve.EMPTY,
                objectives,
                Optional.of(lineage),
                executor));
        return this;
    }

    public List<Objective> objectives() {
        return List.copyOf(objectives);
    }

    public Resource resource() {
        return resource;
    }

    public History history() {
        return History.of(state());
    }

    public StudyState state() {
        StudySpec spec = new StudySpec(
                "a study",
                objectives,
                executor,
                resource,
                new Algorithm("random", Json.EMPTY),
                new Algorithm("none", Json.EMPTY),
                budget,
                seed,
                Json.EMPTY,
                List.of(),
                List.of(),
                "",
                List.of(),
                Duration.ofSeconds(60),
                List.of());
        return new StudyState(
                "s1",
                spec,
                StudyStatus.RUNNING,
                "",
                trials.size(),
                trials,
                NOW,
                Optional.of(NOW),
                Optional.empty(),
                Duration.ZERO,
                Optional.of(NOW),
                exhaustion);
    }

    /** What the newest point of the newest trial was. */
    public Measurement newest() {
        Trial trial = trials.getLast();
        int last = trial.curve().size() - 1;
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        for (int m = 0; m < objectives.size(); m++) {
            metrics.put(objectives.get(m).metric(), trial.curve().value(last, m));
        }
        return new Measurement(trial.curve().step(last), metrics);
    }
}
