package dev.espalier.trainer;

import dev.espalier.study.Failure;
import dev.espalier.trainer.TrialListener.Verdict;
import dev.espalier.trainer.augmentation.Augmenter;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.optimizer.Optimizer;
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
    private final Learner learner;
    private ResidentData.Part train;
    private ResidentData.Part validation;

    /** @param files finds what trials start from */
    Fold(TrialTask task, TrainingConfig config, Compute compute, ResidentData data, Function<String, Path> files)
            throws IOException {
        this.data = data;
        Criterion criterion = Criterion.of(
                data.preprocessing().target(), data.train().targets(), config.classWeights(), config.loss());
        this.net = Net.of(config.model(), Shapes.of(data.preprocessing().input()), criterion.outputs());
        LimitWatch.admit(
                config.limits(),
                net.blueprint().parametersCount(),
                copies(config),
                compute.device() instanceof ComputeDevice.Cpu ? ProcessMemory.machine() : OptionalLong.empty());
        Snapshot random = begin(net, config, data, task.seed());
        this.transfer = transfer(task, config, files, random);
        this.initial = transfer.map(Transfer::weights).orElse(random);
        this.learner = new Learner(
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
        int averaged = LearnerState.isAveraged(config) ? 1 : 0;
        return (3 + averaged + Optimizer.states(config.optimizer())) * Math.max(1, config.folds());
    }

    private static Snapshot begin(Net net, TrainingConfig config, ResidentData data, long seed) {
        Snapshot random = net.blueprint().initial(new SplittableRandom(seed));
        return data.vectors()
                .filter(_ -> config.takesVectors())
                .map(vectors -> GivenVectors.put(net.blueprint(), random, vectors))
                .orElse(random);
    }

    /** What a trial that goes on started from is told of as long as it is there; it has weights of its own. */
    private Optional<Transfer> transfer(
            TrialTask task, TrainingConfig config, Function<String, Path> files, Snapshot random) throws IOException {
        try {
            Optional<Transfer> found =
                    FirstWeights.of(config.startFrom(), files, task.start(), division(config), net.blueprint(), random);
            found.ifPresent(told -> LOG.info("{}", told.text()));
            return found;
        } catch (Failure | IOException gone) {
            if (task.checkpoint().isPresent()) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private Division division(TrainingConfig config) {
        return new Division(data.description().checksum(), config.validationFraction(), config.folds());
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

    Learner learner() {
        return learner;
    }

    /** Makes of the examples what the learner reads, by the weights that it has now. */
    void read() {
        train = learner.readable(data.train());
        validation = learner.readable(data.validation());
    }

    Learner.EpochEnd train(int epoch, Supplier<Verdict> now) {
        return learner.train(train, epoch, now);
    }

    /** @throws Diverged if the loss is not finite */
    Scores evaluate(int epoch) {
        Scores scores = learner.evaluate(validation);
        if (!Double.isFinite(scores.loss())) {
            throw new Diverged("the validation loss of epoch %d is %s".formatted(epoch, scores.loss()));
        }
        learner.measured(scores.loss());
        return scores;
    }

    double latency() {
        return learner.latency(data.validation());
    }

    @Override
    public void close() {
        learner.close();
    }
}
