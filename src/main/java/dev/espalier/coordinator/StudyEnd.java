package dev.espalier.coordinator;

import dev.espalier.scheduler.Scheduler;
import dev.espalier.scheduler.Step;
import dev.espalier.scheduler.StopRule;
import dev.espalier.study.Budget;
import dev.espalier.study.Executor;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.ScoringFailed;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When a study ends, and what becomes of the trials still open then. */
final class StudyEnd {
    private final Scheduler scheduler;
    private final List<StopRule> stopRules;

    StudyEnd(Scheduler scheduler, List<StopRule> stopRules) {
        this.scheduler = scheduler;
        this.stopRules = List.copyOf(stopRules);
    }

    /**
     * Lets a running study that has reached its target, spent its budget or tried everything come to its end: no more trials
     * start, those that run are told to stop and may still tell, and once none runs it is complete.
     */
    void settle(Ledger ledger, StudyEvent event) {
        if (ledger.state().status() == StudyStatus.RUNNING
                && ledger.state().ending().isEmpty()) {
            look(ledger, event.at());
        }
        if (ledger.state().ending().isPresent()) {
            conclude(ledger, event);
        } else if (ledger.state().status().isFinal() && isBuiltin(ledger) && !isAwarding(ledger, event)) {
            Keeping.tidy(ledger);
        }
    }

    private void look(Ledger ledger, Instant at) {
        Census census = Census.of(ledger.state());
        Optional<String> failed = tooManyFailures(ledger.state(), census);
        if (failed.isPresent()) {
            stop(ledger, StudyStatus.FAILED, failed.get(), at);
            return;
        }
        reason(ledger.state(), census)
                .or(() -> stopRule(ledger.state(), ledger.changed(), at))
                .ifPresent(reason -> begin(ledger, reason, at));
    }

    /** The time is spent. */
    void expire(Ledger ledger, Instant at) {
        String limit =
                ledger.state().spec().budget().maxTime().map(Object::toString).orElse("");
        begin(ledger, timeUp(ledger.state(), at).orElse("max_time " + limit + " is spent"), at);
    }

    /** Why a study's time is over, where it is. */
    Optional<String> timeUp(StudyState state, Instant now) {
        return state.spec()
                .budget()
                .maxTime()
                .filter(limit -> state.spentBy(now).compareTo(limit) >= 0)
                .map(limit -> "max_time " + limit + " is spent")
                .or(() -> stopRule(state, List.of(), now));
    }

    private Optional<String> stopRule(StudyState state, List<Trial> changed, Instant now) {
        return stopRules.stream()
                .flatMap(rule -> rule.reason(state, changed, now).stream())
                .findFirst();
    }

    private static void begin(Ledger ledger, String reason, Instant at) {
        ledger.state(ledger.state().endingBecause(reason));
        ledger.stopWhoReported(stopped(reason), at);
        open(ledger.state()).stream()
                .filter(trial -> !mayTell(ledger.state(), trial))
                .forEach(trial -> cutOff(ledger, trial.number(), stopped(reason), at));
    }

    /** Whether a trial of a study that ends is waited for: a client's, which is not ours to end, or one at its last step. */
    private static boolean mayTell(StudyState state, Trial trial) {
        return trial.state() == TrialState.RUNNING
                && (state.spec().executor() == Executor.EXTERNAL
                        || trial.step() >= state.spec().resource().max());
    }

    /** Why a trial of a study that ended for {@code reason} went no further. */
    static String stopped(String reason) {
        return "the study ended: " + reason;
    }

    /** Ends a trial with what it has measured, which counts. */
    static void cutOff(Ledger ledger, int number, String reason, Instant at) {
        TrialState left = ledger.trial(number).curve().size() == 0 ? TrialState.CANCELLED : TrialState.PRUNED;
        ledger.close(number, left, reason, at);
    }

    private static void conclude(Ledger ledger, StudyEvent event) {
        if (ledger.state().trials().count(TrialState.RUNNING) > 0) {
            return;
        }
        String reason = ledger.state().reason();
        open(ledger.state()).forEach(trial -> cutOff(ledger, trial.number(), stopped(reason), event.at()));
        if (isBuiltin(ledger)) {
            if (isAwarding(ledger, event)) {
                return;
            }
            Keeping.tidy(ledger);
        }
        String flaw = event instanceof ScoringFailed failed
                ? "; trial " + failed.number() + " could not be scored on test: " + failed.reason()
                : "";
        ledger.state(ledger.state().withStatus(StudyStatus.COMPLETED, reason + flaw, event.at()));
    }

    /** Whether the winner still needs something; what came of its scoring is the last that is waited for. */
    private static boolean isAwarding(Ledger ledger, StudyEvent event) {
        return !(event instanceof TrialScored) && !(event instanceof ScoringFailed) && Keeping.award(ledger);
    }

    private static boolean isBuiltin(Ledger ledger) {
        return ledger.state().spec().executor() == Executor.BUILTIN;
    }

    /** Ends a study before it is complete; what is open is cancelled, but what a worker has trained so far counts. */
    void stop(Ledger ledger, StudyStatus status, String reason, Instant at) {
        for (Trial trial : open(ledger.state())) {
            if (isBuiltin(ledger)) {
                cutOff(ledger, trial.number(), stopped(reason), at);
            } else {
                ledger.close(trial.number(), TrialState.CANCELLED, stopped(reason), at);
            }
        }
        ledger.state(ledger.state().withStatus(status, reason, at));
    }

    private static List<Trial> open(StudyState state) {
        return state.trials().stream().filter(trial -> !trial.state().isFinal()).toList();
    }

    private static Optional<String> tooManyFailures(StudyState state, Census census) {
        Budget budget = state.spec().budget();
        if (budget.maxFailures().isEmpty()
                || census.failed() < budget.maxFailures().getAsInt()) {
            return Optional.empty();
        }
        String last = state.trials().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .reduce((_, later) -> later)
                .map(Trial::reason)
                .orElse("");
        return Optional.of("max_failures: " + census.failed() + " trials failed, the last: " + last);
    }

    private Optional<String> reason(StudyState state, Census census) {
        return target(state).or(() -> spent(state, census));
    }

    private static Optional<String> target(StudyState state) {
        List<Objective> objectives = state.spec().objectives();
        if (objectives.stream().noneMatch(objective -> objective.target().isPresent())) {
            return Optional.empty();
        }
        return state.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE && reached(trial, objectives))
                .findFirst()
                .map(trial -> "target: trial " + trial.number() + " reached " + trial.values());
    }

    private static boolean reached(Trial trial, List<Objective> objectives) {
        return IntStream.range(0, objectives.size())
                .filter(index -> objectives.get(index).target().isPresent())
                .allMatch(
                        index -> objectives.get(index).reachedBy(trial.values().get(index)));
    }

    private Optional<String> spent(StudyState state, Census census) {
        if (census.running() > 0 || census.interrupted().isPresent()) {
            return Optional.empty();
        }
        boolean allStarted =
                census.started() >= state.spec().budget().maxTrials().orElse(Integer.MAX_VALUE);
        boolean nothingNew = state.exhausted() == StudyState.Exhaustion.EXHAUSTED
                && census.fresh().isEmpty();
        return switch (scheduler.next(state)) {
            case Step.Start _ ->
                allStarted
                        ? Optional.of("max_trials: " + census.started() + " trials were started")
                        : nothingNew ? Optional.of("every configuration was tried") : Optional.empty();
            case Step.Inherit _ ->
                allStarted ? Optional.of("max_trials: " + census.started() + " trials were started") : Optional.empty();
            case Step.Resume _ -> Optional.empty();
            case Step.Wait _ -> Optional.empty();
            case Step.Done done -> Optional.of(done.reason());
        };
    }
}
