package dev.espalier.trainer;

import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.trainer.engine.ComputeTerms;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One attempt to be run.
 *
 * @param config the concrete configuration, no choice left open
 * @param objective whose best step's weights are kept; of what a net answers, not of a cost
 * @param dataset what to train on
 * @param seed of every random choice in the trial
 * @param from epochs already done; 0 without a checkpoint
 * @param to the epoch to end after, a rung perhaps
 * @param epochs the epochs of a complete trial, at least {@code to}: the resource's {@code max}, which the learning-rate
 *     schedule is laid out over, so that a trial stopped at a rung and resumed walks the same schedule as one never stopped
 * @param checkpoint the file with the state after epoch {@code from}; there whenever {@code from > 0}
 * @param start the model file of the earlier trial that the configuration starts from, if it does from one
 * @param reached the last epoch that an attempt before this one measured; after {@code from} where that was cut off
 * @param terms how it may compute; empty outside a training process
 * @param scratch an empty directory for the files written; its content is the caller's afterwards
 */
public record TrialTask(
        Json.Object config,
        Objective objective,
        DatasetSpec dataset,
        long seed,
        int from,
        int to,
        int epochs,
        Optional<Path> checkpoint,
        Optional<Path> start,
        int reached,
        Optional<ComputeTerms> terms,
        Path scratch) {
    /** One whose epochs were not trained before, computed by the engine that it or its runner names. */
    public TrialTask(
            Json.Object config,
            Objective objective,
            DatasetSpec dataset,
            long seed,
            int from,
            int to,
            int epochs,
            Optional<Path> checkpoint,
            Optional<Path> start,
            Path scratch) {
        this(config, objective, dataset, seed, from, to, epochs, checkpoint, start, from, Optional.empty(), scratch);
    }
}
