package dev.espalier.bench;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.DjlTrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.TrialListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Trains nets of any depth, with shortcuts and without. */
final class DepthTrial implements AutoCloseable {
    private static final Objective ACCURACY =
            new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Objective.Summary.LAST);

    private final DepthPlan plan;
    private final DjlTrialRunner runner;

    /** @param data the root of the data sets' files */
    DepthTrial(DepthPlan plan, Path data) {
        this.plan = plan;
        this.runner = new DjlTrialRunner(
                EngineChoice.MXNET,
                new ComputeDevice.Cpu(),
                spec -> DatasetLoader.load(spec, List.of(data)),
                name -> DatasetLoader.file(name, List.of(data)));
    }

    /** With shortcuts or without. */
    enum Twin {
        PLAIN,
        RESIDUAL
    }

    /**
     * How a training ended.
     *
     * @param accuracy on the examples held out for validation, after the last epoch
     * @param loss the mean of the last epoch's batches
     */
    record Result(double accuracy, double loss, double seconds) {}

    /** @throws IllegalStateException if the training fails */
    Result run(int depth, Twin twin, int seed) {
        Listener listener = new Listener();
        long start = System.nanoTime();
        try (TemporaryFolder scratch = TemporaryFolder.create()) {
            TrialTask task = new TrialTask(
                    plan.trial(depth, twin),
                    ACCURACY,
                    plan.dataset(),
                    seed,
                    0,
                    plan.epochs(),
                    plan.epochs(),
                    Optional.empty(),
                    Optional.empty(),
                    scratch.path());
            runner.run(task, listener)
                    .outcome()
                    .filter(Outcome.Failed.class::isInstance)
                    .ifPresent(failed -> {
                        throw new IllegalStateException("depth " + depth + ": " + failed);
                    });
        }
        Map<String, Double> last = listener.measurements.getLast().metrics();
        return new Result(last.get("val_accuracy"), last.get("train_loss"), (System.nanoTime() - start) / 1e9);
    }

    private static final class Listener implements TrialListener {
        private final List<Measurement> measurements = new ArrayList<>();

        @Override
        public void started(Execution execution) {}

        @Override
        public void firstBatch() {}

        @Override
        public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
            measurements.add(measurement);
            return Verdict.CONTINUE;
        }

        @Override
        public void saved(int step, Path checkpoint) {}

        @Override
        public Verdict now() {
            return Verdict.CONTINUE;
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
