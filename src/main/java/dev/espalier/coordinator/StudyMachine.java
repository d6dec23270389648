package dev.espalier.coordinator;

import dev.espalier.scheduler.Decision;
import dev.espalier.scheduler.Scheduler;
import dev.espalier.scheduler.Step;
import dev.espalier.scheduler.StopRule;
import dev.espalier.study.Configuration;
import dev.espalier.study.Executor;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyChange.Decided;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.AttemptDescribed;
import dev.espalier.study.StudyEvent.AttemptReturned;
import dev.espalier.study.StudyEvent.CheckpointSaved;
import dev.espalier.study.StudyEvent.LeaseLost;
import dev.espalier.study.StudyEvent.Measured;
import dev.espalier.study.StudyEvent.MetricsAdded;
import dev.espalier.study.StudyEvent.ScoringFailed;
import dev.espalier.study.StudyEvent.ServerRestarted;
import dev.espalier.study.StudyEvent.SpaceExhausted;
import dev.espalier.study.StudyEvent.StudyAmended;
import dev.espalier.study.StudyEvent.StudyCreated;
import dev.espalier.study.StudyEvent.StudyFailed;
import dev.espalier.study.StudyEvent.StudyPaused;
import dev.espalier.study.StudyEvent.StudyResumed;
import dev.espalier.study.StudyEvent.StudyStopped;
import dev.espalier.study.StudyEvent.TimeExpired;
import dev.espalier.study.StudyEvent.TimeSkipped;
import dev.espalier.study.StudyEvent.TrialCancelled;
import dev.espalier.study.StudyEvent.TrialEnqueued;
import dev.espalier.study.StudyEvent.TrialFinished;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.StudyEvent.TrialStarted;
import dev.espalier.study.StudyEvent.WeightsKept;
import dev.espalier.study.StudyEvent.WeightsLost;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happens in a study, decided without clock, thread or I/O: a state and an event make the next state. The live run,
 * resume after a crash, replay and simulation all go through here. Events are facts that {@link LeaseGuard} has let through.
 */
public final class StudyMachine {
    private final Scheduler scheduler;
    private final StudyEnd end;

    /** @param stopRules any of which ends the study early */
    public StudyMachine(Scheduler scheduler, List<StopRule> stopRules) {
        this.scheduler = scheduler;
        this.end = new StudyEnd(scheduler, stopRules);
    }

    /** A new study, with the configurations to try first waiting in it. */
    public Transition create(String id, StudyCreated event, List<Configuration> enqueued) {
        Ledger ledger = new Ledger(StudyState.created(id, event.spec(), event.at()));
        enqueued.forEach(configuration -> ledger.add(configuration, event.at(), "enqueued"));
        return ledger.created(event);
    }

    /** The state after {@code event}, which takes the next journal position. */
    public Transition apply(StudyState state, StudyEvent event) {
        Ledger ledger = new Ledger(state);
        perform(ledger, event);
        end.settle(ledger, event);
        return ledger.transition(event);
    }

    /** Whether a running study has spent the time that its budget or a rule gives it, so that {@link TimeExpired} is due. */
    public boolean isTimeUp(StudyState state, Instant now) {
        return state.status() == StudyStatus.RUNNING
                && state.ending().isEmpty()
                && end.timeUp(state, now).isPresent();
    }

    /** What there is for the next free worker. */
    public Next next(StudyState state) {
        StudySpec spec = state.spec();
        if (state.status() != StudyStatus.RUNNING) {
            return new Next.Nothing("the study is " + state.status().name().toLowerCase(Locale.ROOT));
        }
        if (state.ending().isPresent()) {
            return new Next.Nothing("the study ends: " + state.ending().get());
        }
        Census census = Census.of(state);
        if (census.running() >= spec.budget().maxParallel().orElse(Integer.MAX_VALUE)) {
            return new Next.Nothing("max_parallel: " + census.running() + " trials are running");
        }
        if (census.interrupted().isPresent()) {
            Trial trial = census.interrupted().get();
            int to = trial.lease().map(Lease::to).orElse(spec.resource().max());
            return new Next.Existing(trial.number(), to, trial.reason());
        }
        return switch (scheduler.next(state)) {
            case Step.Start start -> start(state, census, start);
            case Step.Resume resume -> new Next.Existing(resume.number(), resume.to(), resume.reason());
            case Step.Inherit inherit -> inherit(state, census, inherit);
            case Step.Wait wait -> new Next.Nothing(wait.reason());
            case Step.Done done -> new Next.Nothing(done.reason());
        };
    }

    private static boolean allStarted(StudyState state, Census census) {
        return census.started() >= state.spec().budget().maxTrials().orElse(Integer.MAX_VALUE);
    }

    private static Next inherit(StudyState state, Census census, Step.Inherit inherit) {
        return allStarted(state, census)
                ? new Next.Nothing("max_trials: " + census.started() + " trials were started")
                : new Next.Inherit(
                        inherit.parent(), inherit.step(), inherit.exploration(), inherit.to(), inherit.reason());
    }

    private static Next start(StudyState state, Census census, Step.Start start) {
        if (allStarted(state, census)) {
            return new Next.Nothing("max_trials: " + census.started() + " trials were started");
        }
        if (census.fresh().isPresent()) {
            return new Next.Existing(census.fresh().get().number(), start.to(), start.reason());
        }
        if (state.exhausted() == StudyState.Exhaustion.EXHAUSTED) {
            return new Next.Nothing("every configuration was tried");
        }
        return new Next.Propose(start.to(), start.reason());
    }

    private void perform(Ledger ledger, StudyEvent event) {
        switch (event) {
            case StudyCreated _ -> throw new IllegalStateException("a study is created once");
            case TrialEnqueued enqueued -> ledger.add(enqueued.configuration(), enqueued.at(), "enqueued");
            case TrialStarted started -> start(ledger, started);
            case AttemptDescribed described ->
                ledger.put(ledger.edit(described.number())
                        .describe(described.execution())
                        .trial());
            case Measured measured -> measure(ledger, measured);
            case MetricsAdded added -> add(ledger, added);
            case CheckpointSaved saved ->
                ledger.put(ledger.edit(saved.number())
                        .saved(saved.step(), saved.checkpoint())
                        .trial());
            case TrialFinished finished -> finish(ledger, finished);
            case LeaseLost lost -> Interruptions.lose(ledger, lost);
            case AttemptReturned returned -> Interruptions.giveBack(ledger, returned);
            case TrialCancelled cancelled ->
                ledger.close(cancelled.number(), TrialState.CANCELLED, cancelled.reason(), cancelled.at());
            case WeightsKept kept -> Keeping.kept(ledger, kept.number());
            case WeightsLost lost -> Keeping.lost(ledger, lost.number());
            case ScoringFailed _ -> {}
            case TrialScored scored ->
                ledger.put(
                        ledger.edit(scored.number()).metrics(scored.metrics()).trial());
            case SpaceExhausted _ -> ledger.state(ledger.state().withExhausted(StudyState.Exhaustion.EXHAUSTED));
            case TimeExpired expired -> end.expire(ledger, expired.at());
            case StudyPaused paused ->
                ledger.state(ledger.state().withStatus(StudyStatus.PAUSED, "paused by request", paused.at()));
            case StudyResumed resumed -> ledger.state(ledger.state().withStatus(StudyStatus.RUNNING, "", resumed.at()));
            case StudyStopped stopped -> end.stop(ledger, StudyStatus.STOPPED, stopped.reason(), stopped.at());
            case StudyFailed failed -> end.stop(ledger, StudyStatus.FAILED, failed.reason(), failed.at());
            case ServerRestarted restarted -> Interruptions.restart(ledger, restarted);
            case TimeSkipped skipped -> skip(ledger, skipped);
            case StudyAmended amended -> amend(ledger, amended);
        }
    }

    private static void start(Ledger ledger, TrialStarted event) {
        Trial trial =
                event.number() == ledger.state().trials().size() ? fresh(ledger, event) : ledger.trial(event.number());
        ledger.state(ledger.state().startedBy(event.at()));
        ledger.put(new TrialDraft(trial)
                .start(event.attempt(), event.lease(), event.reason(), event.at())
                .valuesFromCurve(ledger.objectives())
                .trial());
    }

    private static Trial fresh(Ledger ledger, TrialStarted event) {
        Trial trial = Trial.waiting(event.number(), event.configuration(), event.seen(), event.at(), "");
        return event.lineage()
                .map(lineage ->
                        trial.bredFrom(lineage, ledger.trial(lineage.parent()).checkpoint()))
                .orElse(trial);
    }

    private void measure(Ledger ledger, Measured event) {
        int step = event.measurement().step();
        TrialDraft draft = ledger.edit(event.number()).measured(event.measurement(), ledger.objectives());
        event.checkpoint().ifPresent(checkpoint -> draft.saved(step, checkpoint));
        ledger.put(draft.trial());
        judge(ledger, event.number(), event.attempt(), event.measurement(), event.at());
    }

    /** Decides where the step is the last that was measured and only now says how the trial stands. */
    private void add(Ledger ledger, MetricsAdded event) {
        LearningCurve before = ledger.trial(event.number()).curve();
        ledger.put(ledger.edit(event.number())
                .added(event.measurement(), ledger.objectives())
                .trial());
        LearningCurve after = ledger.trial(event.number()).curve();
        if (!after.equals(before) && after.lastStep() == event.measurement().step()) {
            judge(ledger, event.number(), event.attempt(), event.measurement(), event.at());
        }
    }

    private void judge(Ledger ledger, int number, int attempt, Measurement measurement, Instant at) {
        Decision decision = decide(ledger.state(), ledger.trial(number), measurement);
        ledger.decided(new Decided(number, attempt, measurement, Decisions.word(decision), decision.reason()));
        switch (decision) {
            case Decision.GoOn _ -> {}
            case Decision.Pause pause -> pause(ledger, number, pause, at);
            case Decision.Stop stop -> ledger.end(number, stop.state(), stop.reason(), at);
        }
    }

    private Decision decide(StudyState state, Trial trial, Measurement measurement) {
        if (trial.weights() == KeptWeights.AWAITED) {
            return new Decision.Stop(trial.state(), trial.reason());
        }
        if (measurement.step() >= state.spec().resource().max()) {
            return new Decision.GoOn("the last step");
        }
        if (state.ending().isPresent()) {
            TrialState left = trial.curve().size() == 0 ? TrialState.CANCELLED : TrialState.PRUNED;
            return new Decision.Stop(left, StudyEnd.stopped(state.ending().get()));
        }
        if (state.status() == StudyStatus.PAUSED) {
            return new Decision.Pause("the study is paused");
        }
        String nothing = "nothing is decided at " + state.spec().resource().name() + " " + measurement.step();
        Optional<String> missing = missing(state.spec().objectives(), trial, measurement);
        if (missing.isPresent()) {
            return new Decision.GoOn(nothing + ": " + missing.get());
        }
        Decision decision = scheduler.onReport(state, trial, measurement);
        return decision.equals(new Decision.GoOn("")) ? new Decision.GoOn(nothing) : decision;
    }

    /**
     * Why a report says nothing about how its trial stands: it holds no objective, or one of them was not reported so far. What
     * was reported as NaN is not missing.
     */
    private static Optional<String> missing(List<Objective> objectives, Trial trial, Measurement measurement) {
        List<String> names = objectives.stream().map(Objective::metric).toList();
        if (names.stream().noneMatch(measurement.metrics()::containsKey)) {
            return Optional.of("the report is without " + String.join(", ", names));
        }
        LearningCurve curve = trial.curve();
        return curve.firstWhole() < curve.size()
                ? Optional.empty()
                : Optional.of("not all of " + String.join(", ", names) + " are reported yet");
    }

    private static void pause(Ledger ledger, int number, Decision.Pause pause, Instant at) {
        TrialDraft draft = ledger.edit(number);
        if (ledger.state().spec().executor() == Executor.EXTERNAL) {
            // An external client keeps its own state, so it carries on where it stands.
            draft.resumeFrom(ledger.trial(number).step());
        }
        TrialState state = ledger.state().status() == StudyStatus.PAUSED ? TrialState.WAITING : TrialState.PAUSED;
        ledger.put(draft.end(state, pause.reason(), at).trial());
    }

    private static void finish(Ledger ledger, TrialFinished event) {
        Trial trial = ledger.trial(event.number());
        switch (event.outcome()) {
            case Outcome.Completed completed -> {
                ledger.put(Completion.of(trial, completed, ledger.objectives(), event.at()));
                if (ledger.state().spec().executor() == Executor.BUILTIN) {
                    Keeping.finished(ledger, event.number());
                }
            }
            case Outcome.Failed _ when trial.weights() == KeptWeights.AWAITED -> Keeping.missed(ledger, event.number());
            case Outcome.Failed failed -> ledger.end(event.number(), TrialState.FAILED, failed.reason(), event.at());
        }
    }

    private static void skip(Ledger ledger, TimeSkipped event) {
        StudyState state = ledger.state();
        ledger.state(state.goingOn(event.at().minus(event.by()), event.at()));
        state.trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .forEach(trial ->
                        ledger.put(ledger.edit(trial.number()).shift(event.by()).trial()));
    }

    private static void amend(Ledger ledger, StudyAmended event) {
        StudySpec spec = ledger.state().spec();
        ledger.state(ledger.state().withSpec(spec.amended(event.name(), event.note(), event.tags(), event.budget())));
    }
}
