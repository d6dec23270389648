package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.augmentation.Augmented;
import dev.espalier.trainer.augmentation.Augmenter;
import dev.espalier.trainer.augmentation.BatchId;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.Gradients;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.metrics.Scores;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Seeds;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import dev.espalier.trainer.optimizer.LearningRate;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The epoch loop: a net, its weights on the device and the optimizer that moves them. Everything in it is one manager's. */
public final class TrainingLoop implements AutoCloseable {
    /** Tells the order of the examples from what else is drawn in an epoch. */
    private static final long ORDER = -1;

    private final NDManager manager;
    private final Gradients gradients;
    private final TrainingConfig config;
    private final Criterion criterion;
    private final Net net;
    /** What is trained: the net, or its output layer alone where features are kept. */
    private final Net trained;

    private final Weights weights;
    private Optimizer optimizer;
    private final DropoutMasks masks;
    private final Optional<Augmenter> augmenter;
    private final long seed;
    private final int epochs;
    private final LearningRate learningRate;
    private final Averaging averaging;
    private Set<String> held;
    private GradientStep gradientStep;

    /**
     * @param weights to begin with
     * @param augmentation of the training examples; empty for none
     * @param epochs of a complete trial
     */
    public TrainingLoop(
            Compute compute,
            TrainingConfig config,
            Criterion criterion,
            Net net,
            Snapshot weights,
            Optional<Augmenter.Plan> augmentation,
            long seed,
            int epochs) {
        this.manager = compute.newManager();
        try {
            this.gradients = compute.gradients();
            this.config = config;
            this.criterion = criterion;
            this.net = net;
            this.trained = switch (config.freeze().features()) {
                case COMPUTED -> net;
                case CACHED -> net.head();
            };
            this.seed = seed;
            this.epochs = epochs;
            this.learningRate = new LearningRate(config.learningRate(), config.schedule(), epochs);
            gradients.stopRecording();
            this.weights = new Weights(net.layout(), weights, manager);
            this.masks = new DropoutMasks(manager, seed);
            this.augmenter = augmentation.map(plan -> plan.on(manager));
            this.averaging =
                    new Averaging(config.weightAverage(), this.weights, beside(config.weightAverage(), weights));
            this.held = heldIn(1);
            this.optimizer = train();
            this.gradientStep = new GradientStep(gradients, this.weights.moving(), optimizer, averaging);
        } catch (RuntimeException | Error failed) {
            manager.close();
            throw failed;
        }
    }

    private Set<String> heldIn(int epoch) {
        return config.freeze().held(net.layout().parameters(), epoch);
    }

    /** Tracks what is not held, for an optimizer that begins anew: what it would keep of other arrays is not theirs. */
    private Optimizer train() {
        weights.hold(held);
        averaging.hold(held);
        weights.moving().forEach(gradients::track);
        return new Optimizer(
                config.optimizer(), weights.movingSlots(), weights.moving(), config.weightDecay(), config.clipping());
    }

    /** Goes to what is held in {@code epoch}. */
    private void enter(int epoch) {
        if (!heldIn(epoch).equals(held)) {
            held = heldIn(epoch);
            gradientStep.close();
            optimizer.close();
            optimizer = train();
            gradientStep = new GradientStep(gradients, weights.moving(), optimizer, averaging);
        }
    }

    /** Examples as they are trained on and evaluated: with their features in place of their inputs where those are kept. */
    public ResidentData.Part readable(ResidentData.Part examples) {
        return switch (config.freeze().features()) {
            case COMPUTED -> examples;
            case CACHED -> {
                float[] features =
                        Outputs.of(manager, gradients, net.body(), weights, examples.inputs(), examples.size());
                yield new ResidentData.Part(
                        ResidentInputs.features(features, examples.size(), examples.inputs(), manager),
                        examples.targets());
            }
        };
    }

    private Optional<Weights> beside(WeightAverage kind, Snapshot begin) {
        if (kind instanceof WeightAverage.None) {
            return Optional.empty();
        }
        Weights average = new Weights(net.layout(), begin, manager);
        if (kind instanceof WeightAverage.Swa) {
            average.parameters().forEach(gradients::track);
        }
        return Optional.of(average);
    }

    /**
     * What became of an epoch.
     *
     * @param loss the mean over its batches
     * @param interruption the verdict that ended it early
     */
    public record EpochEnd(double loss, Optional<Verdict> interruption) {}

    /**
     * Trains on every example once.
     *
     * @param epoch counted from 1
     * @param now asked before every batch
     * @throws Diverged if a batch's loss is not finite
     */
    public EpochEnd train(ResidentData.Part examples, int epoch, Supplier<Verdict> now) {
        enter(epoch);
        masks.startEpoch(epoch);
        LossMeter meter = new LossMeter(epoch);
        try (NDManager own = manager.newSubManager()) {
            Batches batches = new Batches(order(examples, Seeds.of(seed, ORDER, epoch)), own);
            BatchLoss goal = criterion.goal(batches, own);
            int steps = Math.ceilDiv(batches.count(), config.accumulateBatches());
            for (int number = 0; number < steps; number++) {
                int first = number * config.accumulateBatches();
                double rate = learningRate.at(epoch - 1 + (double) number / steps);
                try (NDManager scratch = own.newSubManager()) {
                    int end = Math.min(batches.count(), first + config.accumulateBatches());
                    GradientStep.Step step = new GradientStep.Step(goal, first, end, rate, new GradientSum(scratch));
                    for (int i = first; i < end; i++) {
                        Verdict verdict = now.get();
                        if (verdict == Verdict.STOP || verdict == Verdict.ABANDON) {
                            return new EpochEnd(Double.NaN, Optional.of(verdict));
                        }
                        // Reading the loss at the end and closing the batch before the next lets the engine use its
                        // memory again, which on a CPU wins more than the host's work beside the device's would.
                        try (NDManager inner = scratch.newSubManager()) {
                            NDArray loss =
                                    differentiate(examples.inputs(), batches, goal, new BatchId(seed, epoch, i), inner);
                            gradientStep.learn(step, i, inner);
                            meter.add(loss, batches.rows(i).length);
                        }
                    }
                }
            }
            average(examples, epoch, own);
            return new EpochEnd(meter.mean(), Optional.empty());
        }
    }

    private List<int[]> order(ResidentData.Part examples, long seed) {
        BatchOrder order = new BatchOrder(
                examples.size(), config.batchSize(), examples.inputs().lengths());
        return switch (config.sampling()) {
            case SHUFFLE -> order.shuffled(seed);
            case BALANCED -> order.balanced(seed, Classification.labels(examples.targets()));
        };
    }

    private void average(ResidentData.Part examples, int epoch, NDManager scratch) {
        if (averaging.finished(epoch, epochs, scratch)) {
            Calibration.run(scratch, gradients, trained, averaging.judged(), examples, config.batchSize());
        }
    }

    private NDArray differentiate(
            ResidentInputs inputs, Batches batches, BatchLoss goal, BatchId batchId, NDManager scratch) {
        Augmented batch = augmented(inputs.batch(batches, batchId.batch(), scratch), batchId, scratch);
        return gradients.backward(() -> {
            ForwardContext context = ForwardContext.training(scratch, weights, masks, batch.lengths());
            NDArray outputs = trained.forward(batch.inputs(), context);
            return batch.mix()
                    .map(mix -> goal.loss(outputs, batchId.batch(), mix, scratch))
                    .orElseGet(() -> goal.loss(outputs, batchId.batch()));
        });
    }

    private Augmented augmented(Batch batch, BatchId batchId, NDManager scratch) {
        return augmenter
                .map(known -> known.apply(batch.inputs(), batch.lengths(), batchId, scratch))
                .orElseGet(() -> new Augmented(batch.inputs(), batch.lengths(), Optional.empty()));
    }

    /** How good the net is on {@code examples} now. */
    public Scores evaluate(ResidentData.Part examples) {
        float[] outputs =
                Outputs.of(manager, gradients, trained, averaging.judged(), examples.inputs(), examples.size());
        return criterion.score(outputs, examples.targets());
    }

    /** Milliseconds for one example, see {@link Latency}. */
    public double latency(ResidentData.Part examples) {
        return Latency.milliseconds(manager, gradients, net, weights, examples);
    }

    /** The weights that are judged. */
    public Snapshot snapshot() {
        return averaging.judged().snapshot();
    }

    /** Takes note of the validation loss after one more epoch. */
    public void measured(double validationLoss) {
        learningRate.measured(validationLoss);
    }

    public TrainingState state() {
        return new TrainingState(
                optimizer.steps(), weights.snapshot(), optimizer.snapshot(), learningRate.plateau(), averaging.state());
    }

    /**
     * Takes up everything where {@code state} left it.
     *
     * @param epoch the last that was trained
     */
    public void resume(TrainingState state, int epoch) {
        enter(epoch);
        weights.restore(state.weights());
        state.averaging().ifPresent(averaging::resume);
        optimizer.restore(state.optimizer(), state.steps());
        learningRate.restore(state.plateau());
    }

    @Override
    public void close() {
        manager.close();
    }
}
