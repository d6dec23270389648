package dev.espalier.coordinator;

import dev.espalier.study.Executor;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.ReturnCause;
import dev.espalier.study.Setbacks;
import dev.espalier.study.StudyEvent.AttemptReturned;
import dev.espalier.study.StudyEvent.LeaseLost;
import dev.espalier.study.StudyEvent.ServerRestarted;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.Optional;

/** Attempts that ended before their trial did: the trial waits for its next one, unless it gets nowhere. */
final class Interruptions {
    /** After so many attempts in a row that were lost or given back without a new step, the trial itself is at fault. */
    static final int MOST_LOST = 3;

    /** The same for crashes of the server, which an operator or a power cut may have caused as well as the trial. */
    static final int MOST_CRASHED = 10;

    /** The same for checkpoints of no use: both that are kept, three times. */
    static final int MOST_DAMAGED = 6;

    private Interruptions() {}

    static void lose(Ledger ledger, LeaseLost event) {
        Trial trial = ledger.trial(event.number());
        wait(ledger, trial, trial.setbacks().lostAt(trial.step()), event.reason(), event.at());
    }

    /** A shutdown and a full disk are nobody's fault; they may come as often as they like. */
    static void giveBack(Ledger ledger, AttemptReturned event) {
        Trial trial = ledger.trial(event.number());
        Setbacks setbacks = switch (event.cause()) {
            case SHUTDOWN, STORAGE -> trial.setbacks();
            case CHECKPOINT -> trial.setbacks().damagedAt(trial.step());
            case FAULT -> trial.setbacks().lostAt(trial.step());
        };
        if (event.cause() != ReturnCause.CHECKPOINT) {
            wait(ledger, trial, setbacks, event.reason(), event.at());
        } else if (trial.earlier().isEmpty() && trial.lineage().isPresent()) {
            // Without its parent's state it would be another trial.
            ledger.end(trial.number(), TrialState.FAILED, event.reason(), event.at());
        } else {
            wait(ledger, new TrialDraft(trial).fallBack().trial(), setbacks, event.reason(), event.at());
        }
    }

    static void restart(Ledger ledger, ServerRestarted event) {
        StudyState state = ledger.state();
        if (state.status() == StudyStatus.RUNNING) {
            ledger.state(state.goingOn(event.lastAlive(), event.at()));
        }
        if (state.spec().executor() == Executor.BUILTIN) {
            state.trials().stream()
                    .filter(Trial::isHeld)
                    .forEach(trial -> wait(
                            ledger,
                            trial,
                            trial.setbacks().crashedAt(trial.step()),
                            "the server restarted",
                            event.at()));
        }
    }

    private static void wait(Ledger ledger, Trial trial, Setbacks setbacks, String reason, Instant at) {
        if (trial.weights() == KeptWeights.AWAITED) {
            Keeping.missed(ledger, trial.number());
            return;
        }
        if (ledger.state().ending().isPresent()) {
            StudyEnd.cutOff(
                    ledger, trial.number(), StudyEnd.stopped(ledger.state().reason()) + "; " + reason, at);
            Keeping.missed(ledger, trial.number());
            return;
        }
        Optional<String> nowhere = nowhere(setbacks);
        TrialDraft draft = new TrialDraft(trial).setbacks(setbacks);
        if (nowhere.isPresent()) {
            ledger.put(draft.end(TrialState.FAILED, nowhere.get() + reason, at).trial());
        } else {
            ledger.put(draft.rewind(ledger.objectives())
                    .end(TrialState.WAITING, reason, at)
                    .trial());
        }
    }

    /** What to begin the reason with where there were too many. */
    private static Optional<String> nowhere(Setbacks setbacks) {
        Optional<String> many = Optional.empty();
        if (setbacks.lost() >= MOST_LOST) {
            many = Optional.of("%d attempts in a row".formatted(setbacks.lost()));
        } else if (setbacks.crashed() >= MOST_CRASHED) {
            many = Optional.of("%d attempts in a row that the server crashed in".formatted(setbacks.crashed()));
        } else if (setbacks.damaged() >= MOST_DAMAGED) {
            many = Optional.of("%d attempts in a row whose checkpoint was of no use".formatted(setbacks.damaged()));
        }
        return many.map(which -> which + " measured no step after " + setbacks.reached() + "; the last: ");
    }
}
