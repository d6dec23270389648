package dev.espalier.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.TrialListener.Verdict;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.DropoutMasks;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Pass;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.model.Weights;
import dev.espalier.trainer.optimizer.Optimizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The epoch loop: a net, its weights on the device and the optimizer that moves them. Everything in it is one manager's. */
final class Learner implements AutoCloseable {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final NDManager manager;
    private final Gradients gradients;
    private final TrainingConfig config;
    private final Criterion criterion;
    private final Net net;
    private final Weights weights;
    private final Optimizer optimizer;
    private final DropoutMasks masks;
    private final long seed;
    private final int epochs;

    /**
     * @param weights to begin with
     * @param epochs of a complete trial
     */
    Learner(
            Compute compute,
            TrainingConfig config,
            Criterion criterion,
            Net net,
            Snapshot weights,
            long seed,
            int epochs) {
        this.manager = compute.newManager();
        this.gradients = compute.gradients();
        this.config = config;
        this.criterion = criterion;
        this.net = net;
        this.seed = seed;
        this.epochs = epochs;
        gradients.stopRecording();
        this.weights = new Weights(net.blueprint(), weights, manager);
        this.optimizer = new Optimizer(
                config.optimizer(),
                this.weights.flat(),
                net.blueprint().decaying(),
                config.weightDecay(),
                config.gradientClip());
        this.masks = new DropoutMasks(manager, seed);
        gradients.track(this.weights.flat());
    }

    /**
     * What became of an epoch.
     *
     * @param loss the mean over its batches
     * @param interruption the verdict that ended it early
     */
    record EpochEnd(double loss, Optional<Verdict> interruption) {}

    /**
     * Trains on every example once.
     *
     * @param epoch counted from 1
     * @param now asked before every batch
     * @throws Diverged if a batch's loss is not finite
     */
    EpochEnd train(ResidentData.Part examples, int epoch, Supplier<Verdict> now) {
        List<int[]> batches = new BatchOrder(
                        examples.size(), config.batchSize(), examples.inputs().lengths())
                .shuffled(seed + epoch * GOLDEN);
        masks.startEpoch(epoch);
        try (LossMeter meter = new LossMeter(epoch)) {
            for (int i = 0; i < batches.size(); i++) {
                Verdict verdict = now.get();
                if (verdict == Verdict.STOP || verdict == Verdict.ABANDON) {
                    return new EpochEnd(Double.NaN, Optional.of(verdict));
                }
                double done = epoch - 1 + (double) i / batches.size();
                double rate = config.learningRate() * config.schedule().factor(done, epochs);
                int[] rows = batches.get(i);
                NDManager scratch = manager.newSubManager();
                meter.add(scratch, step(examples.inputs(), rows, rate, scratch), rows.length);
            }
            return new EpochEnd(meter.mean(), Optional.empty());
        }
    }

    private NDArray step(ResidentInputs inputs, int[] rows, double rate, NDManager scratch) {
        Batch batch = inputs.batch(rows, scratch);
        NDArray loss = gradients.backward(() -> criterion.loss(
                net.forward(batch.inputs(), Pass.training(scratch, weights, masks, batch.lengths())), rows));
        NDArray gradient = weights.flat().getGradient();
        optimizer.step(gradient, rate, scratch);
        gradient.attach(scratch);
        gradients.clear(weights.flat());
        return loss;
    }

    /** How good the net is on {@code examples} now. */
    Scores evaluate(ResidentData.Part examples) {
        float[] outputs = Outputs.of(manager, gradients, net, weights, examples.inputs(), examples.size());
        return criterion.score(outputs, examples.targets());
    }

    Snapshot snapshot() {
        return weights.snapshot();
    }

    Checkpoint checkpoint(int epoch, Progress progress) {
        return new Checkpoint(epoch, optimizer.steps(), weights.snapshot(), optimizer.snapshot(), progress);
    }

    /** Takes up the optimizer where {@code checkpoint} left it; the weights are given at the beginning. */
    void resume(Checkpoint checkpoint) {
        optimizer.restore(checkpoint.optimizer(), checkpoint.steps());
    }

    @Override
    public void close() {
        manager.close();
    }
}
