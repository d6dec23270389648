package dev.espalier.store;

import dev.espalier.study.Budget;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.Lease;
import dev.espalier.study.Lineage;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** What happens to a study, told event by event, each as the change to commit: {@code story.started(0)}. */
final class StudyStory {
    static final String METRIC = "val_accuracy";

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static final Objective OBJECTIVE =
            new Objective(METRIC, Goal.MAXIMIZE, OptionalDouble.of(0.99), Objective.Summary.BEST);

    private StudyState state;
    private Instant now;

    private StudyStory(StudyState state) {
        this.state = state;
        this.now = state.createdAt();
    }

    static StudyStory of(String id) {
        return of(id, BEGINNING, OBJECTIVE);
    }

    /** Of a study that the server's own workers run. */
    static StudyStory builtin(String id) {
        return of(id, BEGINNING, StorySpec.of(List.of(OBJECTIVE), Executor.BUILTIN));
    }

    static StudyStory of(String id, Instant createdAt, Objective... objectives) {
        return of(id, createdAt, StorySpec.of(List.of(objectives), Executor.EXTERNAL));
    }

    private static StudyStory of(String id, Instant createdAt, StudySpec spec) {
        return new StudyStory(new StudyState(
                id,
                spec,
                StudyStatus.RUNNING,
                "",
                0,
                Trials.NONE,
                createdAt,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.of(createdAt),
                Exhaustion.MORE));
    }

    /** What happens to a study next. */
    static StudyStory goingOn(StudyState state) {
        return new StudyStory(state);
    }

    static Configuration configuration(double rate, String optimizer) {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        values.put("learning_rate", Json.number(rate));
        values.put("optimizer", Json.text(optimizer));
        return new Configuration(values, new double[] {rate, optimizer.length(), Double.NaN});
    }

    StudyState state() {
        return state;
    }

    Trial trial(int number) {
        return state.trials().get(number);
    }

    StudyChange created() {
        return StudyChange.creating(new StudyEvent.StudyCreated(now, state.spec()), state, List.of());
    }

    StudyChange enqueued(Configuration configuration) {
        Trial trial = Trial.waiting(state.trials().size(), configuration, state.position(), tick(), "");
        return change(new StudyEvent.TrialEnqueued(now, configuration), trial);
    }

    StudyChange started(int number) {
        return started(number, configuration(0.01 * (number + 1), number % 2 == 0 ? "sgd" : "adam"));
    }

    StudyChange started(int number, Configuration configuration) {
        tick();
        TrialDraft draft = number == state.trials().size()
                ? new TrialDraft(Trial.waiting(number, configuration, state.position(), now, ""))
                : new TrialDraft(trial(number));
        draft.attempt++;
        Lease lease = new Lease(
                "token-" + state.position(),
                "worker " + number % 3,
                now.plusSeconds(60),
                draft.curve.lastStep(),
                state.spec().resource().max());
        draft.run(lease, configuration, now);
        return change(
                new StudyEvent.TrialStarted(
                        now, number, draft.attempt, configuration, lease, state.position(), "a slot is free"),
                draft.trial());
    }

    /** A new trial that carries on from another. */
    StudyChange bred(Lineage lineage) {
        int number = state.trials().size();
        tick();
        Configuration configuration = configuration(0.012, "adam");
        Trial waiting = Trial.waiting(number, configuration, state.position(), now, "")
                .bredFrom(lineage, Optional.of("study/0/checkpoint-1-2"));
        TrialDraft draft = new TrialDraft(waiting);
        draft.attempt++;
        Lease lease = new Lease(
                "token-" + state.position(),
                "worker 1",
                now.plusSeconds(60),
                lineage.step(),
                state.spec().resource().max());
        draft.run(lease, configuration, now);
        return change(
                new StudyEvent.TrialStarted(
                        now, number, 1, configuration, lease, state.position(), "a child", Optional.of(lineage)),
                draft.trial());
    }

    StudyChange described(int number, Execution execution) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        draft.execution = execution;
        return change(new StudyEvent.AttemptDescribed(now, number, draft.attempt, execution), draft.trial());
    }

    /** The next step's value of every objective. */
    StudyChange measured(int number, double... values) {
        return measured(number, TrialState.RUNNING, "continue", values);
    }

    StudyChange pausedAt(int number, double... values) {
        return measured(number, TrialState.PAUSED, "pause", values);
    }

    StudyChange prunedAt(int number, double... values) {
        return measured(number, TrialState.PRUNED, "stop", values);
    }

    private StudyChange measured(int number, TrialState next, String decision, double... values) {
        TrialDraft draft = new TrialDraft(trial(number));
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int objective = 0; objective < values.length; objective++) {
            metrics.put(state.spec().objectives().get(objective).metric(), values[objective]);
        }
        metrics.put("train_loss", 1.0 / (draft.curve.lastStep() + 1));
        return measured(number, draft.curve.lastStep() + 1, metrics, next, decision);
    }

    StudyChange measured(int number, int step, Map<String, Double> metrics) {
        return measured(number, step, metrics, TrialState.RUNNING, "continue");
    }

    private StudyChange measured(int number, int step, Map<String, Double> metrics, TrialState next, String decision) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        Measurement measurement = new Measurement(step, metrics);
        draft.measure(measurement, state.spec().objectives());
        String reason = next == TrialState.RUNNING ? "" : "asha: rung 1, rank 4 of 5, cut-off 0.871";
        if (next != TrialState.RUNNING) {
            draft.end(next, reason, now, state.spec().objectives());
        }
        return change(
                new StudyEvent.Measured(now, number, draft.attempt, measurement, Optional.empty()),
                Optional.of(new StudyChange.Decided(number, draft.attempt, measurement, decision, reason)),
                draft.trial());
    }

    /** A second report of a step, decided on anew or not. */
    StudyChange added(int number, int attempt, int step, Map<String, Double> all, Optional<String> decision) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        Measurement measurement = new Measurement(step, all);
        draft.add(measurement, state.spec().objectives());
        return change(
                new StudyEvent.MetricsAdded(now, number, attempt, measurement),
                decision.map(word -> new StudyChange.Decided(number, attempt, measurement, word, "decided again")),
                draft.trial());
    }

    StudyChange saved(int number) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        String checkpoint = state.id() + "/" + number + "/checkpoint-" + draft.curve.lastStep();
        draft.checkpoint = Optional.of(checkpoint);
        draft.resumeStep = draft.curve.lastStep();
        return change(
                new StudyEvent.CheckpointSaved(now, number, draft.attempt, draft.resumeStep, checkpoint),
                draft.trial());
    }

    StudyChange completed(int number) {
        return finished(number, TrialState.COMPLETE, "", new Outcome.Completed(new LinkedHashMap<>()));
    }

    StudyChange failed(int number, String reason) {
        return finished(number, TrialState.FAILED, reason, new Outcome.Failed(reason));
    }

    private StudyChange finished(int number, TrialState next, String reason, Outcome outcome) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        draft.end(next, reason, now, state.spec().objectives());
        return change(new StudyEvent.TrialFinished(now, number, draft.attempt, outcome), draft.trial());
    }

    /** The holder vanished; the trial waits to carry on from its checkpoint. */
    StudyChange lost(int number) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        draft.end(TrialState.WAITING, "no heartbeat for 60 s", now, state.spec().objectives());
        draft.curve = draft.curve.upTo(draft.resumeStep);
        draft.step = Math.min(draft.step, draft.resumeStep);
        draft.values = List.of();
        return change(new StudyEvent.LeaseLost(now, number, draft.attempt, "no heartbeat for 60 s"), draft.trial());
    }

    StudyChange cancelled(int number) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        draft.end(TrialState.CANCELLED, "a person stopped it", now, state.spec().objectives());
        return change(new StudyEvent.TrialCancelled(now, number, "a person stopped it"), draft.trial());
    }

    StudyChange scored(int number, double accuracy) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        SequencedMap<String, Double> scores = new LinkedHashMap<>(Map.of("test_accuracy", accuracy));
        draft.metrics.putAll(scores);
        return change(new StudyEvent.TrialScored(now, number, scores), draft.trial());
    }

    StudyChange weights(int number, KeptWeights weights) {
        tick();
        TrialDraft draft = new TrialDraft(trial(number));
        draft.weights = weights;
        return change(new StudyEvent.WeightsKept(now, number), draft.trial());
    }

    StudyChange exhausted() {
        state = with(state.spec(), state.status(), state.reason(), Exhaustion.EXHAUSTED);
        return change(new StudyEvent.SpaceExhausted(tick()));
    }

    StudyChange paused() {
        state = with(state.spec(), StudyStatus.PAUSED, "a person paused it", state.exhausted());
        return change(new StudyEvent.StudyPaused(tick()));
    }

    StudyChange resumed() {
        state = with(state.spec(), StudyStatus.RUNNING, "", state.exhausted());
        return change(new StudyEvent.StudyResumed(tick()));
    }

    StudyChange expired() {
        return change(new StudyEvent.TimeExpired(tick()));
    }

    StudyChange failedAltogether(String reason) {
        state = with(state.spec(), StudyStatus.FAILED, reason, state.exhausted());
        return change(new StudyEvent.StudyFailed(tick(), reason));
    }

    StudyChange amended(String name, List<String> tags, Budget budget) {
        StudySpec spec = state.spec();
        state = with(
                new StudySpec(
                        name,
                        spec.objectives(),
                        spec.executor(),
                        spec.resource(),
                        spec.sampler(),
                        spec.scheduler(),
                        budget,
                        spec.seed(),
                        spec.trial(),
                        spec.constraints(),
                        spec.enqueue(),
                        "a note",
                        tags,
                        spec.leaseDuration(),
                        spec.stopWhen()),
                state.status(),
                state.reason(),
                state.exhausted());
        return change(new StudyEvent.StudyAmended(tick(), name, "a note", tags, budget));
    }

    /** Ends the study and cancels every trial that is not at its end. */
    StudyChange stopped() {
        tick();
        List<Trial> open = new ArrayList<>();
        for (Trial trial : state.trials()) {
            if (!trial.state().isFinal()) {
                TrialDraft draft = new TrialDraft(trial);
                draft.end(
                        TrialState.CANCELLED,
                        "the study was stopped",
                        now,
                        state.spec().objectives());
                open.add(draft.trial());
            }
        }
        state = with(state.spec(), StudyStatus.STOPPED, "a person stopped it", state.exhausted());
        return change(new StudyEvent.StudyStopped(now, "a person stopped it"), open.toArray(Trial[]::new));
    }

    private StudyChange change(StudyEvent event, Trial... changed) {
        return change(event, Optional.empty(), changed);
    }

    private StudyChange change(StudyEvent event, Optional<StudyChange.Decided> decided, Trial... changed) {
        StudyState before = state;
        Trials trials = state.trials();
        for (Trial trial : changed) {
            trials = trials.with(trial);
        }
        boolean started = !trials.isEmpty();
        boolean running = state.status() == StudyStatus.RUNNING;
        state = new StudyState(
                state.id(),
                state.spec(),
                state.status(),
                state.reason(),
                state.position() + 1,
                trials,
                state.createdAt(),
                state.startedAt().or(() -> started ? Optional.of(now) : Optional.empty()),
                state.status().isFinal() ? Optional.of(now) : Optional.empty(),
                Duration.between(state.createdAt(), now),
                running ? Optional.of(now) : Optional.empty(),
                state.exhausted());
        return StudyChange.between(before, event, state, List.of(changed), decided);
    }

    private StudyState with(StudySpec spec, StudyStatus status, String reason, Exhaustion exhausted) {
        return new StudyState(
                state.id(),
                spec,
                status,
                reason,
                state.position(),
                state.trials(),
                state.createdAt(),
                state.startedAt(),
                state.finishedAt(),
                state.spent(),
                state.runningSince(),
                exhausted);
    }

    private Instant tick() {
        now = now.plus(Duration.ofNanos(1_000_000_007));
        return now;
    }
}
