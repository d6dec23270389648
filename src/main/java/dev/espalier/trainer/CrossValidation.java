package dev.espalier.trainer;

import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrainingState;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.metrics.FoldScores;
import dev.espalier.trainer.model.layer.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The learners of a trial, one a fold, which go from epoch to epoch in step, so that a trial of several is measured, saved
 * and stopped after every epoch as one of a single learner is.
 */
final class CrossValidation implements AutoCloseable {
    private final List<Fold> folds = new ArrayList<>();

    /**
     * @param data one a fold
     * @param files finds what trials start from
     */
    CrossValidation(
            TrialTask task,
            TrainingConfig config,
            Compute compute,
            List<ResidentData> data,
            Function<String, Path> files)
            throws IOException {
        try {
            for (ResidentData each : data) {
                folds.add(new Fold(task, config, compute, each, files));
            }
        } catch (Exception | Error failed) {
            close();
            throw failed;
        }
    }

    List<Fold> folds() {
        return List.copyOf(folds);
    }

    Fold first() {
        return folds.getFirst();
    }

    /**
     * Trains each on its own examples once.
     *
     * @param now asked before every batch
     */
    TrainingLoop.EpochEnd train(int epoch, Supplier<Verdict> now) {
        double losses = 0;
        for (Fold fold : folds) {
            TrainingLoop.EpochEnd end = fold.train(epoch, now);
            if (end.interruption().isPresent()) {
                return end;
            }
            losses += end.loss();
        }
        return new TrainingLoop.EpochEnd(losses / folds.size(), Optional.empty());
    }

    FoldScores evaluate(int epoch) {
        return new FoldScores(folds.stream().map(fold -> fold.evaluate(epoch)).toList());
    }

    /** The weights of each that are judged. */
    List<Snapshot> snapshots() {
        return folds.stream().map(fold -> fold.loop().snapshot()).toList();
    }

    List<TrainingState> states() {
        return folds.stream().map(fold -> fold.loop().state()).toList();
    }

    /**
     * To be called once before any training.
     *
     * @param states one a fold to take up, or none to begin anew
     * @param epoch that the states are after
     */
    void begin(List<TrainingState> states, int epoch) {
        for (int i = 0; i < states.size(); i++) {
            folds.get(i).loop().resume(states.get(i), epoch);
        }
        folds.forEach(Fold::read);
    }

    @Override
    public void close() {
        folds.forEach(Fold::close);
    }
}
