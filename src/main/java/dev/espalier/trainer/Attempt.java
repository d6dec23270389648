package dev.espalier.trainer;

import dev.espalier.study.Execution;
import dev.espalier.study.Failure;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialListener.Verdict;
import dev.espalier.trainer.TrialResult.Ending;
import dev.espalier.trainer.augmentation.Augmenter;
import dev.espalier.trainer.config.MetricNames;
import dev.espalier.trainer.config.Task;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a trial: trains an epoch, measures, saves, and does as the listener says. */
final class Attempt implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final long BETWEEN_CHECKPOINTS = 5_000_000_000L;

    private final TrialTask task;
    private final TrialListener listener;
    private final TrainingConfig config;
    private final Compute compute;
    private final ResidentData data;
    private final Net net;
    private final Learner learner;
    private final ResidentData.Part train;
    private final ResidentData.Part validation;
    private final Optional<Transfer> transfer;
    private final long modelBytes;
    private final PeakMemory memory = new PeakMemory();
    private Progress progress;
    private long lastSaved = System.nanoTime();

    /** @param files finds what trials start from */
    Attempt(
            TrialTask task,
            TrialListener listener,
            TrainingConfig config,
            Compute compute,
            ResidentData data,
            Function<String, Path> files)
            throws IOException {
        this.task = task;
        this.listener = listener;
        this.config = config;
        this.compute = compute;
        this.data = data;
        Criterion criterion = Criterion.of(
                data.preprocessing().target(), data.train().targets(), config.classWeights(), config.loss());
        this.net = Net.of(config.model(), Shapes.of(data.preprocessing().input()), criterion.outputs());
        Snapshot random = net.blueprint().initial(new SplittableRandom(task.seed()));
        this.transfer = transfer(files, random);
        Snapshot initial = transfer.map(Transfer::weights).orElse(random);
        Optional<Checkpoint> checkpoint = Optional.empty();
        if (task.checkpoint().isPresent()) {
            List<String> classes = data.preprocessing().classes();
            List<String> metrics = MetricNames.of(Task.of(data.description()), classes);
            checkpoint = Optional.of(
                    Checkpoint.read(task.checkpoint().get(), List.of(net.blueprint()), config, metrics, classes));
        }
        this.progress = checkpoint.map(Checkpoint::progress).orElse(Progress.begin(initial));
        this.learner = new Learner(
                compute,
                config,
                criterion,
                net,
                initial,
                Augmenter.plan(config.augmentation(), data.preprocessing().input()),
                task.seed(),
                task.epochs());
        checkpoint.ifPresent(known -> learner.resume(known.learners().getFirst(), task.from()));
        this.train = learner.readable(data.train());
        this.validation = learner.readable(data.validation());
        this.modelBytes = ModelFile.weightsBytes(net, initial);
    }

    /** What a trial that goes on started from is told of as long as it is there; it has weights of its own. */
    private Optional<Transfer> transfer(Function<String, Path> files, Snapshot random) throws IOException {
        try {
            Optional<Transfer> found =
                    FirstWeights.of(config.startFrom(), files, task.start(), net.blueprint(), random);
            found.ifPresent(told -> LOG.info("{}", told.text()));
            return found;
        } catch (Failure | IOException gone) {
            if (task.checkpoint().isPresent()) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    TrialResult run() throws IOException {
        listener.started(new Execution(
                Optional.of(compute.engine() + " " + compute.version()),
                Optional.of(compute.device().name()),
                OptionalLong.of(net.blueprint().parametersCount()),
                OptionalLong.empty()));
        listener.firstBatch();
        for (int epoch = task.from() + 1; epoch <= task.to(); epoch++) {
            long start = System.nanoTime();
            Learner.EpochEnd end = learner.train(train, epoch, listener::now);
            if (end.interruption().isPresent()) {
                return end.interruption().get() == Verdict.STOP ? ended(Ending.STOPPED) : abandoned();
            }
            Scores scores = evaluate(epoch);
            Measurement measurement = measure(epoch, end.loss(), scores, start);
            progress = progress.after(measurement, scores.confusion(), task.objective(), learner::snapshot);
            boolean impatient = config.patience() > 0 && epoch - progress.bestStep() >= config.patience();
            Optional<Path> saved = epoch == task.to() || isDue() ? Optional.of(save(epoch)) : Optional.empty();
            switch (listener.measured(measurement, saved)) {
                case CONTINUE -> {
                    if (impatient) {
                        return ended(Ending.FINISHED);
                    }
                }
                case PAUSE -> {
                    if (saved.isEmpty()) {
                        listener.saved(epoch, save(epoch));
                    }
                    return new TrialResult(Ending.PAUSED, Optional.empty(), Optional.empty());
                }
                case STOP -> {
                    return ended(Ending.STOPPED);
                }
                case ABANDON -> {
                    return abandoned();
                }
            }
        }
        return ended(Ending.FINISHED);
    }

    private Scores evaluate(int epoch) {
        Scores scores = learner.evaluate(validation);
        if (!Double.isFinite(scores.loss())) {
            throw new Diverged("the validation loss of epoch %d is %s".formatted(epoch, scores.loss()));
        }
        learner.measured(scores.loss());
        return scores;
    }

    /** In the order of {@link MetricNames}. */
    private Measurement measure(int epoch, double trainLoss, Scores scores, long start) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>(scores.metrics("val"));
        metrics.put("train_loss", trainLoss);
        metrics.put("epoch_s", (System.nanoTime() - start) / 1e9);
        metrics.put("parameters_count", (double) net.blueprint().parametersCount());
        metrics.put("multiply_adds", (double) net.blueprint().multiplyAdds());
        metrics.put("latency_ms", latency());
        metrics.put("model_bytes", (double) modelBytes);
        metrics.put("peak_memory_bytes", (double) memory.bytes());
        return new Measurement(epoch, metrics);
    }

    /** Measured at a trial's first epoch; a trial that goes on has it in what it kept. */
    private double latency() {
        return Optional.ofNullable(progress.kept().metrics().get("latency_ms"))
                .orElseGet(() -> learner.latency(data.validation()));
    }

    private boolean isDue() {
        return System.nanoTime() - lastSaved > BETWEEN_CHECKPOINTS;
    }

    private Path save(int epoch) throws IOException {
        Path file = task.scratch().resolve("checkpoint-" + epoch + ".npz");
        new Checkpoint(List.of(learner.state()), progress).write(file);
        lastSaved = System.nanoTime();
        return file;
    }

    private TrialResult ended(Ending ending) throws IOException {
        Optional<Outcome> outcome = ending == Ending.FINISHED
                ? Optional.of(new Outcome.Completed(new LinkedHashMap<>()))
                : Optional.empty();
        return new TrialResult(ending, outcome, Optional.of(writeModel()));
    }

    private static TrialResult abandoned() {
        return new TrialResult(Ending.ABANDONED, Optional.empty(), Optional.empty());
    }

    private Path writeModel() throws IOException {
        Path file = task.scratch().resolve("model.zip");
        ModelFile.write(
                file,
                new TrainedModel(
                        ModelDescription.model(config, compute, data, net),
                        data.preprocessing(),
                        ModelDescription.trial(task, compute, data, progress, transfer),
                        net,
                        progress.weights()));
        return file;
    }

    @Override
    public void close() {
        learner.close();
    }
}
