package dev.espalier.trainer;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialResult.Ending;
import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.ComputeTerms;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.Placement;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrialListener;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.start.PretrainedEmbeddings;
import dev.espalier.trainer.tuning.Tuning;
import dev.espalier.trainer.tuning.TuningFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts with DJL on one device. The loop itself is {@link Attempt}'s and {@link TrainingLoop}'s. */
public final class DjlTrialRunner implements TrialRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DjlTrialRunner.class);

    private final EngineChoice standard;
    private final ComputeDevice device;
    private final TrainerCache cache;
    private final Function<String, Path> files;
    private final Tuning tuning;

    /**
     * Remembers what is fastest as long as it lives.
     *
     * @param standard the engine of trials that leave the choice
     * @param datasets reads a data set, such as {@code spec -> DatasetLoader.load(spec, roots)}
     * @param files finds a file that a trial starts from, such as {@code name -> DatasetLoader.file(name, roots)}
     */
    public DjlTrialRunner(
            EngineChoice standard,
            ComputeDevice device,
            Function<DatasetSpec, Dataset> datasets,
            Function<String, Path> files) {
        this(standard, device, datasets, files, Optional.empty());
    }

    /** @param tuned a file in which it remembers what is fastest, shared with others */
    public DjlTrialRunner(
            EngineChoice standard,
            ComputeDevice device,
            Function<DatasetSpec, Dataset> datasets,
            Function<String, Path> files,
            Optional<Path> tuned) {
        EngineSetup.keepQuiet();
        this.tuning = new Tuning(device, new TuningFile(tuned, TuningFile.thisMachine()));
        this.standard = standard;
        this.device = device;
        this.cache = new TrainerCache(datasets);
        this.files = files;
    }

    @Override
    public TrialResult run(TrialTask task, TrialListener listener) {
        GuardedListener told = new GuardedListener(listener);
        try {
            return attempt(task, told);
        } catch (GuardedListener.Refused refused) {
            throw refused.cause();
        } catch (DamagedCheckpoint | UnwrittenFile passing) {
            throw passing;
        } catch (Exception | Error failed) {
            if (FailureReason.isDisk(failed)) {
                throw new UnwrittenFile(FailureReason.of(failed));
            }
            if (FailureReason.isBug(failed)) {
                LOG.error("an attempt failed", failed);
            }
            return new TrialResult(
                    Ending.FINISHED, Optional.of(new Outcome.Failed(FailureReason.of(failed))), Optional.empty());
        }
    }

    private TrialResult attempt(TrialTask task, TrialListener listener) throws Exception {
        TrainingConfig config = TrainingConfig.parse(task.config());
        Compute compute = compute(task, config);
        List<ResidentData> data = cache.get(task.dataset(), config, compute);
        TrainingConfig sized = PretrainedEmbeddings.sized(task.config(), config, data.getFirst());
        long start = System.nanoTime();
        try (Attempt attempt = new Attempt(task, listener, sized, compute, data, files)) {
            return attempt.run();
        } finally {
            tuning.trained(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Compute compute(TrialTask task, TrainingConfig config) {
        EngineChoice wanted = config.engine().or(standard);
        if (task.terms().isEmpty() || !(device instanceof ComputeDevice.Cpu)) {
            return EngineSetup.load(wanted, device);
        }
        ComputeTerms terms = task.terms().get();
        Placement placement = terms.kept().orElseGet(() -> choose(task, config, terms.cores()));
        return EngineSetup.load(placement.engine(), device).withThreads(placement.threads());
    }

    private Placement choose(TrialTask task, TrainingConfig config, int cores) {
        TrainerCache.Outline outline = cache.outline(task.dataset(), config);
        Net net = Net.of(config.model(), outline.input(), outline.outputs());
        return tuning.choose(
                new Tuning.Trial(
                        task.config(),
                        config,
                        outline.input(),
                        outline.outputs(),
                        outline.examples(),
                        task.to() - task.from(),
                        net.layout().multiplyAdds()),
                standard,
                cores);
    }

    @Override
    public void close() {
        cache.close();
    }
}
