package dev.espalier.trainer;

import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialResult.Ending;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs attempts with DJL on one device. The loop itself is {@link Attempt}'s and {@link Learner}'s. */
public final class DjlTrialRunner implements TrialRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DjlTrialRunner.class);

    private final EngineChoice standard;
    private final ComputeDevice device;
    private final TrainerCache cache;
    private final Function<String, Path> files;

    /**
     * @param standard the engine of trials that leave the choice
     * @param datasets reads a data set, such as {@code spec -> DatasetLoader.load(spec, roots)}
     * @param files finds a file that a trial starts from, such as {@code name -> DatasetLoader.file(name, roots)}
     */
    public DjlTrialRunner(
            EngineChoice standard,
            ComputeDevice device,
            Function<DatasetSpec, Dataset> datasets,
            Function<String, Path> files) {
        EngineSetup.keepQuiet();
        this.standard = standard;
        this.device = device;
        this.cache = new TrainerCache(datasets);
        this.files = files;
    }

    @Override
    public TrialResult run(TrialTask task, TrialListener listener) {
        ToldListener told = new ToldListener(listener);
        try {
            return attempt(task, told);
        } catch (ToldListener.Refused refused) {
            throw refused.cause();
        } catch (DamagedCheckpoint | UnwrittenFile passing) {
            throw passing;
        } catch (Exception | Error failed) {
            if (FailureReason.isBug(failed)) {
                LOG.error("an attempt failed", failed);
            }
            return new TrialResult(
                    Ending.FINISHED, Optional.of(new Outcome.Failed(FailureReason.of(failed))), Optional.empty());
        }
    }

    private TrialResult attempt(TrialTask task, TrialListener listener) throws Exception {
        TrainingConfig config = TrainingConfig.parse(task.config());
        Compute compute = EngineSetup.load(config.engine().or(standard), device);
        List<ResidentData> data = cache.get(task.dataset(), config, compute);
        TrainingConfig sized = GivenVectors.sized(task.config(), config, data.getFirst());
        try (Attempt attempt = new Attempt(task, listener, sized, compute, data, files)) {
            return attempt.run();
        }
    }

    @Override
    public void close() {
        cache.close();
    }
}
