package dev.espalier.trainer;

import dev.espalier.study.Failure;
import dev.espalier.trainer.augmentation.Augmenter;
import dev.espalier.trainer.checkpoint.InputShapes;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.ProcessMemory;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.Diverged;
import dev.espalier.trainer.loop.LimitWatch;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrainingState;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.metrics.Scores;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.start.DataDivision;
import dev.espalier.trainer.start.PretrainedEmbeddings;
import dev.espalier.trainer.start.WeightInitializer;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A learner and what it learns from: the only one of a trial, or that of one fold. */
final class Fold implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fold.class);

    private final ResidentData data;
    private final Net net;
    private final Snapshot initial;
    private final Optional<Transfer> transfer;
    private final TrainingLoop loop;
    private ResidentData.Part train;
    private ResidentData.Part validation;

    /** @param files finds what trials start from */
    Fold(TrialTask task, TrainingConfig config, Compute compute, ResidentData data, Function<String, Path> files)
            throws IOException {
        this.data = data;
        Criterion criterion = Criterion.of(
                data.preprocessing().target(), data.train().targets(), config.classWeights(), config.loss());
        this.net = Net.of(config.model(), InputShapes.of(data.preprocessing().input()), criterion.outputs());
        LimitWatch.admit(
                config.limits(),
                net.layout().parametersCount(),
                copies(config),
                compute.device() instanceof ComputeDevice.Cpu ? ProcessMemory.machine() : OptionalLong.empty());
        Snapshot random = begin(net, config, data, task.seed());
        this.transfer = transfer(task, config, files, random);
        this.initial = transfer.map(Transfer::weights).orElse(random);
        this.loop = new TrainingLoop(
                compute,
                config,
                criterion,
                net,
                initial,
                Augmenter.plan(config.augmentation(), data.preprocessing().input()),
                task.seed(),
                task.epochs());
        this.train = data.train();
        this.validation = data.validation();
    }

    /** How often a parameter is held: as it is, as its gradient, in the optimizer, averaged and as it is kept. */
    private static int copies(TrainingConfig config) {
        int averaged = TrainingState.isAveraged(config) ? 1 : 0;
        return (3 + averaged + Optimizer.states(config.optimizer())) * Math.max(1, config.folds());
    }

    private static Snapshot begin(Net net, TrainingConfig config, ResidentData data, long seed) {
        Snapshot random = net.layout().initial(new SplittableRandom(seed));
        return data.vectors()
                .filter(_ -> config.takesVectors())
                .map(vectors -> PretrainedEmbeddings.put(net.layout(), random, vectors))
                .orElse(random);
    }

    /** What a trial that goes on started from is told of as long as it is there; it has weights of its own. */
    private Optional<Transfer> transfer(
            TrialTask task, TrainingConfig config, Function<String, Path> files, Snapshot random) throws IOException {
        try {
            Optional<Transfer> found = WeightInitializer.of(
                    config.startFrom(), files, task.start(), division(config), net.layout(), random);
            found.ifPresent(told -> LOG.info("{}", told.text()));
            return found;
        } catch (Failure | IOException gone) {
            if (task.checkpoint().isPresent()) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private DataDivision division(TrainingConfig config) {
        return new DataDivision(data.description().checksum(), config.validationFraction(), config.folds());
    }

    ResidentData data() {
        return data;
    }

    Net net() {
        return net;
    }

    /** The weights that it began with. */
    Snapshot initial() {
        return initial;
    }

    /** Where they came from; empty where they are random. */
    Optional<Transfer> transfer() {
        return transfer;
    }

    TrainingLoop loop() {
        return loop;
    }

    /** Makes of the examples what the learner reads, by the weights that it has now. */
    void read() {
        train = loop.readable(data.train());
        validation = loop.readable(data.validation());
    }

    TrainingLoop.EpochEnd train(int epoch, Supplier<Verdict> now) {
        return loop.train(train, epoch, now);
    }

    /** @throws Diverged if the loss is not finite */
    Scores evaluate(int epoch) {
        Scores scores = loop.evaluate(validation);
        if (!Double.isFinite(scores.loss())) {
            throw new Diverged("the validation loss of epoch %d is %s".formatted(epoch, scores.loss()));
        }
        loop.measured(scores.loss());
        return scores;
    }

    double latency() {
        return loop.latency(data.validation());
    }

    @Override
    public void close() {
        loop.close();
    }
}
