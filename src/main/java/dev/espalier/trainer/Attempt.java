package dev.espalier.trainer;

import dev.espalier.study.Execution;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialResult.Ending;
import dev.espalier.trainer.checkpoint.Checkpoint;
import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.checkpoint.ModelDescription;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.Progress;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.config.MetricNames;
import dev.espalier.trainer.config.Task;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.PeakMemory;
import dev.espalier.trainer.engine.ProcessMemory;
import dev.espalier.trainer.loop.LimitExceeded;
import dev.espalier.trainer.loop.LimitWatch;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrialListener;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.metrics.FoldScores;
import dev.espalier.trainer.model.layer.ParameterLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
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
    private final CrossValidation crossValidation;
    private final LimitWatch limits;
    private final long modelBytes;
    private final PeakMemory memory = new PeakMemory();
    private Progress progress;
    private final long began = System.nanoTime();
    private long lastSaved = began;

    /**
     * @param data one, or one a fold
     * @param files finds what trials start from
     */
    Attempt(
            TrialTask task,
            TrialListener listener,
            TrainingConfig config,
            Compute compute,
            List<ResidentData> data,
            Function<String, Path> files)
            throws IOException {
        this.task = task;
        this.listener = listener;
        this.config = config;
        this.compute = compute;
        this.limits = new LimitWatch(config.limits(), System::nanoTime, ProcessMemory::resident);
        this.crossValidation = new CrossValidation(task, config, compute, data, files);
        try {
            Optional<Checkpoint> checkpoint = checkpoint();
            crossValidation.begin(checkpoint.map(Checkpoint::learners).orElse(List.of()), task.from());
            this.progress = checkpoint
                    .map(Checkpoint::progress)
                    .orElseGet(() -> Progress.begin(
                            crossValidation.folds().stream().map(Fold::initial).toList()));
            checkpoint.map(Checkpoint::seconds).ifPresent(limits::resume);
            this.modelBytes = ModelFile.weightsBytes(
                    crossValidation.first().net(), crossValidation.first().initial());
        } catch (Exception | Error failed) {
            crossValidation.close();
            throw failed;
        }
    }

    private Optional<Checkpoint> checkpoint() {
        if (task.checkpoint().isEmpty()) {
            return Optional.empty();
        }
        ResidentData data = crossValidation.first().data();
        List<String> classes = data.preprocessing().classes();
        List<String> metrics = new ArrayList<>(MetricNames.of(Task.of(data.description()), classes));
        metrics.addAll(MetricNames.ofFolds(task.objective().metric(), config.folds()));
        List<ParameterLayout> layouts = crossValidation.folds().stream()
                .map(fold -> fold.net().layout())
                .toList();
        try {
            return Optional.of(Checkpoint.read(task.checkpoint().get(), layouts, config, metrics, classes));
        } catch (IOException | RuntimeException damaged) {
            throw new DamagedCheckpoint(damaged);
        }
    }

    TrialResult run() {
        listener.started(new Execution(
                Optional.of(compute.engine() + " " + compute.version()),
                Optional.of(compute.device().name()),
                compute.threads(),
                OptionalLong.of(layout().parametersCount()),
                OptionalLong.empty()));
        if (isImpatient(task.from())) {
            // A pause came in the epoch in which its patience ended.
            return ended(Ending.FINISHED, EndedBy.PATIENCE);
        }
        listener.firstBatch();
        for (int epoch = task.from() + 1; epoch <= task.to(); epoch++) {
            long start = System.nanoTime();
            TrainingLoop.EpochEnd end = crossValidation.train(epoch, this::now);
            if (end.interruption().isPresent()) {
                return interrupted(end.interruption().get());
            }
            FoldScores scores = crossValidation.evaluate(epoch);
            Measurement measurement = measure(epoch, end.loss(), scores, start);
            progress = progress.after(measurement, scores, task.objective(), crossValidation::snapshots);
            Optional<Path> saved = epoch == task.to() || isDue(epoch) ? Optional.of(save(epoch)) : Optional.empty();
            switch (listener.measured(measurement, saved)) {
                case CONTINUE -> {
                    if (isImpatient(epoch)) {
                        return ended(Ending.FINISHED, EndedBy.PATIENCE);
                    }
                }
                case PAUSE -> {
                    if (saved.isEmpty()) {
                        listener.saved(epoch, save(epoch));
                    }
                    return new TrialResult(Ending.PAUSED, Optional.empty(), Optional.empty());
                }
                case STOP -> {
                    return ended(Ending.STOPPED, EndedBy.VERDICT);
                }
                case ABANDON -> {
                    return abandoned();
                }
            }
        }
        boolean isCutShort = task.from() == task.to() && task.to() < task.epochs();
        return ended(Ending.FINISHED, isCutShort ? EndedBy.VERDICT : EndedBy.EPOCHS);
    }

    private boolean isImpatient(int epoch) {
        return config.patience() > 0 && epoch - progress.bestStep() >= config.patience();
    }

    /** Asked before every batch. */
    private Verdict now() {
        limits.look();
        return limits.isTimeOut() ? Verdict.STOP : listener.now();
    }

    private TrialResult interrupted(Verdict verdict) {
        if (verdict != Verdict.STOP || (!limits.isTimeOut() && progress.kept().step() == 0)) {
            return abandoned();
        }
        if (!limits.isTimeOut()) {
            return ended(Ending.STOPPED, EndedBy.VERDICT);
        }
        if (progress.kept().step() == 0) {
            throw new LimitExceeded("max_seconds, %s, were over before the first epoch was done"
                    .formatted(config.limits().seconds()));
        }
        return ended(Ending.FINISHED, EndedBy.MAX_SECONDS);
    }

    /** In the order of {@link MetricNames}. */
    private Measurement measure(int epoch, double trainLoss, FoldScores scores, long start) {
        SequencedMap<String, Double> metrics = scores.means();
        metrics.put("train_loss", trainLoss);
        metrics.put("epoch_s", (System.nanoTime() - start) / 1e9);
        metrics.put("parameters_count", (double) layout().parametersCount());
        metrics.put("multiply_adds", (double) layout().multiplyAdds());
        metrics.put("latency_ms", latency());
        metrics.put("model_bytes", (double) modelBytes);
        metrics.put("peak_memory_bytes", (double) memory.bytes());
        metrics.putAll(scores.apart(MetricNames.apart(task.objective().metric())));
        return new Measurement(epoch, metrics);
    }

    /** Measured at a trial's first epoch; a trial that goes on has it in what it kept. */
    private double latency() {
        return Optional.ofNullable(progress.kept().metrics().get("latency_ms"))
                .orElseGet(crossValidation.first()::latency);
    }

    private ParameterLayout layout() {
        return crossValidation.first().net().layout();
    }

    /**
     * Epochs that were trained before and lost are saved early: after the first, and whenever as much time has gone by as
     * the attempt had taken at the last. However often a trial is cut off, it comes on by half of what it trains.
     */
    private boolean isDue(int epoch) {
        long since = System.nanoTime() - lastSaved;
        return since > BETWEEN_CHECKPOINTS || (epoch <= task.reached() && since > lastSaved - began);
    }

    private Path save(int epoch) {
        Path file = task.scratch().resolve("checkpoint-" + epoch + ".npz");
        try {
            new Checkpoint(crossValidation.states(), progress, limits.seconds()).write(file);
        } catch (IOException full) {
            throw new UnwrittenFile(full);
        }
        lastSaved = System.nanoTime();
        return file;
    }

    private TrialResult ended(Ending ending, EndedBy cause) {
        if (cause == EndedBy.MAX_SECONDS) {
            LOG.info(
                    "max_seconds, {}, are over; the trial ends with what it has",
                    config.limits().seconds());
        }
        Optional<Outcome> outcome = ending == Ending.FINISHED
                ? Optional.of(new Outcome.Completed(new LinkedHashMap<>()))
                : Optional.empty();
        return new TrialResult(ending, outcome, Optional.of(writeModel(cause)));
    }

    private static TrialResult abandoned() {
        return new TrialResult(Ending.ABANDONED, Optional.empty(), Optional.empty());
    }

    /** Of several folds the best one's. */
    private Path writeModel(EndedBy cause) {
        Path file = task.scratch().resolve("model.zip");
        Fold fold = crossValidation.folds().get(progress.fold());
        TrainedModel model = new TrainedModel(
                ModelDescription.model(config, compute, fold.data(), fold.net()),
                fold.data().preprocessing(),
                TrialDescription.of(task, compute, fold, progress, cause),
                fold.net(),
                progress.weights().get(progress.fold()));
        try {
            ModelFile.write(file, model);
        } catch (IOException full) {
            throw new UnwrittenFile(full);
        }
        return file;
    }

    @Override
    public void close() {
        crossValidation.close();
    }
}
