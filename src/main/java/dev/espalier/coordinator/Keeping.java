package dev.espalier.coordinator;

import dev.espalier.analysis.TrialOrder;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.Optional;

/** What is kept of the weights of built-in trials, and what the winner of a study that ends still needs. */
final class Keeping {
    /** So many stopped trials keep their models, the best; a complete one always does. */
    private static final int MOST_STOPPED = 5;

    private Keeping() {}

    /** The name of the artifact that holds a trial's model. */
    static String model(String study, int number) {
        return study + "/" + number + "/model";
    }

    /** A trial's model is in its place: its checkpoint is of no more use, nor is the model of one that is now too far behind. */
    static void kept(Ledger ledger, int number) {
        ledger.put(ledger.edit(number)
                .weights(KeptWeights.KEPT)
                .withoutCheckpoint()
                .trial());
        List<Trial> stopped = TrialOrder.ranked(
                ledger.state(), trial -> trial.state() == TrialState.PRUNED && trial.weights() == KeptWeights.KEPT);
        stopped.stream().skip(MOST_STOPPED).forEach(trial -> drop(ledger, trial.number()));
    }

    /** A worker stores the model before it says that its trial is complete. */
    static void finished(Ledger ledger, int number) {
        boolean isComplete = ledger.trial(number).state() == TrialState.COMPLETE;
        ledger.put(ledger.edit(number)
                .weights(isComplete ? KeptWeights.KEPT : KeptWeights.NONE)
                .trial());
    }

    private static void drop(Ledger ledger, int number) {
        ledger.put(ledger.edit(number).weights(KeptWeights.NONE).trial());
        ledger.command(new Command.Discard(model(ledger.state().id(), number)));
    }

    /** A checkpoint did not give a model; perhaps the one before it does. */
    static void lost(Ledger ledger, int number) {
        ledger.put(
                ledger.edit(number).fallBack().missWeights(ledger.objectives()).trial());
    }

    /** Whoever was to hand in the weights is gone. */
    static void missed(Ledger ledger, int number) {
        ledger.put(ledger.edit(number).missWeights(ledger.objectives()).trial());
    }

    /**
     * Asks for what the winner of a study without running trials still needs: its weights, then its score on test.
     *
     * @return whether there is something to wait for
     */
    static boolean award(Ledger ledger) {
        StudyState state = ledger.state();
        if (state.trials().stream().anyMatch(trial -> trial.weights() == KeptWeights.AWAITED)) {
            return true;
        }
        Optional<Command> next = TrialOrder.unkept(state)
                .<Command>map(trial -> new Command.Keep(trial.number()))
                .or(() -> TrialOrder.best(state)
                        .filter(trial -> !isScored(trial))
                        .map(trial -> new Command.Score(trial.number())));
        next.ifPresent(ledger::command);
        return next.isPresent();
    }

    static boolean isScored(Trial trial) {
        return trial.metrics().keySet().stream().anyMatch(metric -> metric.startsWith("test_"));
    }

    /** Drops the checkpoints of a study that is over. */
    static void tidy(Ledger ledger) {
        ledger.state().trials().stream()
                .filter(trial -> trial.checkpoint().isPresent())
                .forEach(trial -> ledger.put(
                        ledger.edit(trial.number()).withoutCheckpoint().trial()));
    }
}
