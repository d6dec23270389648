package dev.espalier.bench;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyState.Exhaustion;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SequencedMap;

/** The changes of a study whose trials are never trained, of the size that real ones have: ten parameters, six metrics. */
final class ImaginedStudy {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Objective ACCURACY =
            new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Objective.Summary.BEST);
    private static final List<String> METRICS =
            List.of("val_accuracy", "val_loss", "train_loss", "val_f1", "val_auc", "epoch_s");

    private final Random random;
    private StudyState state;

    ImaginedStudy(String id, long seed) {
        random = new Random(seed);
        state = new StudyState(
                id,
                spec(seed),
                StudyStatus.RUNNING,
                "",
                -1,
                Trials.NONE,
                NOW,
                Optional.of(NOW),
                Optional.empty(),
                Duration.ZERO,
                Optional.of(NOW),
                Exhaustion.MORE);
    }

    StudyState state() {
        return state;
    }

    StudyChange created() {
        return change(new StudyEvent.StudyCreated(NOW, state.spec()), List.of(), Optional.empty());
    }

    /** The next trial starts. */
    StudyChange started() {
        int number = state.trials().size();
        Configuration configuration = configuration();
        Lease lease = new Lease("token-" + number, "worker-0", NOW.plusSeconds(60), 0, 27);
        Trial waiting = Trial.waiting(number, configuration, state.position(), NOW, "");
        Trial trial =
                with(waiting, TrialState.RUNNING, 1, LearningCurve.EMPTY, new LinkedHashMap<>(), Optional.of(lease));
        return change(
                new StudyEvent.TrialStarted(NOW, number, 1, configuration, lease, state.position(), ""),
                List.of(trial),
                Optional.empty());
    }

    /** The newest trial reports its next step. */
    StudyChange reported() {
        Trial trial = state.trials().getLast();
        Measurement measurement = new Measurement(trial.curve().lastStep() + 1, metrics());
        LearningCurve curve = trial.curve()
                .plus(measurement.step(), new double[] {measurement.metrics().get(ACCURACY.metric())});
        return change(
                new StudyEvent.Measured(NOW, trial.number(), 1, measurement, Optional.empty()),
                List.of(with(trial, TrialState.RUNNING, 1, curve, measurement.metrics(), trial.lease())),
                Optional.of(new StudyChange.Decided(
                        trial.number(), 1, measurement, "continue", "asha: rung 1, rank 1 of 3, cut-off 0.871")));
    }

    /** The newest trial completes. */
    StudyChange completed() {
        Trial trial = state.trials().getLast();
        return change(
                new StudyEvent.TrialFinished(NOW, trial.number(), 1, new Outcome.Completed(new LinkedHashMap<>())),
                List.of(with(trial, TrialState.COMPLETE, 1, trial.curve(), trial.metrics(), trial.lease())),
                Optional.empty());
    }

    private StudyChange change(StudyEvent event, List<Trial> changed, Optional<StudyChange.Decided> decided) {
        StudyState before = state;
        Trials trials = state.trials();
        for (Trial trial : changed) {
            trials = trials.with(trial);
        }
        state = new StudyState(
                state.id(),
                state.spec(),
                state.status(),
                state.reason(),
                state.position() + 1,
                trials,
                state.createdAt(),
                state.startedAt(),
                state.finishedAt(),
                state.spent(),
                state.runningSince(),
                state.exhausted());
        return StudyChange.between(before, event, state, changed, decided);
    }

    private static Trial with(
            Trial trial,
            TrialState next,
            int attempt,
            LearningCurve curve,
            SequencedMap<String, Double> metrics,
            Optional<Lease> lease) {
        OptionalDouble value = curve.summary(ACCURACY, 0);
        return new Trial(
                trial.number(),
                next,
                "",
                attempt,
                trial.configuration(),
                trial.seen(),
                curve,
                metrics,
                value.isPresent() ? List.of(value.getAsDouble()) : List.of(),
                0,
                Optional.empty(),
                NOW,
                Optional.of(NOW),
                next.isFinal() ? Optional.empty() : Optional.of(NOW),
                next.isFinal() ? Optional.of(NOW) : Optional.empty(),
                Duration.ofSeconds(9),
                lease,
                Optional.of("worker-0"),
                new Execution(
                        Optional.of("pytorch 2.7.1"),
                        Optional.of("gpu0"),
                        OptionalInt.empty(),
                        OptionalLong.of(61_706),
                        OptionalLong.empty()));
    }

    private Configuration configuration() {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        double[] code = new double[10];
        for (int parameter = 0; parameter < 8; parameter++) {
            code[parameter] = random.nextDouble();
            values.put("model.plain.parameter_" + parameter, Json.number(code[parameter]));
        }
        values.put("optimizer", Json.text("adam"));
        values.put("model", Json.text("plain"));
        return new Configuration(values, code);
    }

    private SequencedMap<String, Double> metrics() {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        METRICS.forEach(metric -> metrics.put(metric, random.nextDouble()));
        return metrics;
    }

    private static StudySpec spec(long seed) {
        return new StudySpec(
                "an imagined study",
                List.of(ACCURACY),
                Executor.EXTERNAL,
                new Resource("epoch", 1, 27),
                new Algorithm("random", Json.EMPTY),
                new Algorithm("none", Json.EMPTY),
                Budget.UNLIMITED,
                seed,
                Json.EMPTY,
                List.of(),
                List.of(),
                "",
                List.of(),
                Duration.ofSeconds(60),
                List.of());
    }
}
