package dev.espalier.coordinator;

import dev.espalier.bus.Messages.Wish;
import dev.espalier.study.Configuration;
import dev.espalier.study.Executor;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyChange.Decided;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** One event's work in progress: the state so far, and which trials and commands came of it. */
final class Ledger {
    private final SequencedSet<Integer> changed = new LinkedHashSet<>();
    private final List<Command> commands = new ArrayList<>();
    private final StudyState before;
    private StudyState state;
    private Optional<Decided> decided = Optional.empty();

    Ledger(StudyState state) {
        this.before = state;
        this.state = state;
    }

    StudyState state() {
        return state;
    }

    void state(StudyState newState) {
        state = newState;
    }

    List<Objective> objectives() {
        return state.spec().objectives();
    }

    Trial trial(int number) {
        return state.trials().get(number);
    }

    TrialDraft edit(int number) {
        return new TrialDraft(trial(number));
    }

    void put(Trial trial) {
        state = state.withTrial(trial);
        changed.add(trial.number());
    }

    void add(Configuration configuration, Instant at, String reason) {
        put(Trial.waiting(state.trials().size(), configuration, state.position(), at, reason));
    }

    /** Ends a trial with what it has measured. */
    void end(int number, TrialState newState, String reason, Instant at) {
        boolean leavesWeights = state.spec().executor() == Executor.BUILTIN
                && (newState == TrialState.PRUNED || newState == TrialState.COMPLETE);
        TrialDraft draft = edit(number);
        put((leavesWeights ? draft.stop(newState, reason, at) : draft.end(newState, reason, at)).trial());
    }

    /** Ends a trial that may be running, so that its holder must be told. */
    void close(int number, TrialState newState, String reason, Instant at) {
        Trial trial = trial(number);
        Wish wish = newState == TrialState.PRUNED ? Wish.HAND_IN : Wish.DROP;
        if (trial.state() == TrialState.RUNNING) {
            trial.lease()
                    .ifPresent(lease ->
                            commands.add(new Command.Withdraw(number, lease.holder(), lease.token(), reason, wish)));
        }
        end(number, newState, reason, at);
    }

    /** Has the trial whose report is being answered stop, instead of going on. */
    void stopWhoReported(String reason, Instant at) {
        decided.filter(answer -> trial(answer.number()).state() == TrialState.RUNNING
                        && answer.measurement().step() < state.spec().resource().max())
                .ifPresent(answer -> {
                    end(answer.number(), TrialState.PRUNED, reason, at);
                    decided(new Decided(
                            answer.number(), answer.attempt(), answer.measurement(), Decisions.STOP, reason));
                });
    }

    void decided(Decided newDecided) {
        decided = Optional.of(newDecided);
    }

    void command(Command command) {
        commands.add(command);
    }

    /** The trials that were changed or made, as they are now. */
    List<Trial> changed() {
        return changed.stream().map(state.trials()::get).toList();
    }

    /** The new study that came of its creation. */
    Transition created(StudyEvent event) {
        return new Transition(StudyChange.creating(event, state, changed()), commands);
    }

    Transition transition(StudyEvent event) {
        StudyState after = state.withPosition(before.position() + 1);
        commands.addAll(Checkpoints.discarded(before, after, changed()));
        return new Transition(StudyChange.between(before, event, after, changed(), decided), commands);
    }
}
