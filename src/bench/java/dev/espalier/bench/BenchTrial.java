package dev.espalier.bench;

import dev.espalier.dataset.BuiltinDatasets;
import dev.espalier.dataset.DatasetLoader;
import dev.espalier.json.JsonText;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.DjlTrialRunner;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.TrialListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A trial on a built-in data set, run as a worker runs one.
 *
 * @param model the member {@code model}, with single quotes for double ones
 */
record BenchTrial(String dataset, String model, int epochs) {
    private static final int SEED = 17;
    private static final Objective LOSS =
            new Objective("val_loss", Goal.MINIMIZE, OptionalDouble.empty(), Summary.BEST);

    static TrialRunner runner(EngineChoice engine) {
        return new DjlTrialRunner(
                engine,
                new ComputeDevice.Cpu(),
                spec -> DatasetLoader.load(spec, List.of()),
                name -> DatasetLoader.file(name, List.of()));
    }

    /**
     * Runs it, or a part of it, and answers with what was measured after each epoch, times left out.
     *
     * @param checkpoint the state after epoch {@code from}
     */
    Run run(TrialRunner runner, Path folder, int from, int to, Optional<Path> checkpoint) {
        Json config = JsonText.parse("""
                {'batch_size': 64, 'learning_rate': 0.002, 'dataset': '%s', 'model': %s}""".formatted(dataset, model).replace('\'', '"'));
        try {
            Recorder recorder = new Recorder();
            TrialTask task = new TrialTask(
                    (Json.Object) config,
                    LOSS,
                    BuiltinDatasets.specs().stream()
                            .filter(spec -> spec.name().equals(dataset))
                            .findFirst()
                            .orElseThrow(),
                    SEED,
                    from,
                    to,
                    epochs,
                    checkpoint,
                    Optional.empty(),
                    Files.createTempDirectory(folder, "trial"));
            TrialResult result = runner.run(task, recorder);
            result.outcome().filter(Outcome.Failed.class::isInstance).ifPresent(failed -> {
                throw new IllegalStateException(model + ": " + failed);
            });
            return new Run(recorder.measured, Optional.ofNullable(recorder.last));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** What came of a run. */
    record Run(List<Map<String, Double>> measured, Optional<Path> checkpoint) {}

    private static final class Recorder implements TrialListener {
        private final List<Map<String, Double>> measured = new ArrayList<>();
        private Path last;

        @Override
        public void started(Execution execution) {}

        @Override
        public void firstBatch() {}

        @Override
        public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
            Map<String, Double> lasting = new TreeMap<>(measurement.metrics());
            lasting.keySet().removeAll(List.of("epoch_s", "latency_ms", "peak_memory_bytes"));
            measured.add(lasting);
            checkpoint.ifPresent(path -> last = path);
            return Verdict.CONTINUE;
        }

        @Override
        public void saved(int step, Path checkpoint) {
            last = checkpoint;
        }

        @Override
        public Verdict now() {
            return Verdict.CONTINUE;
        }
    }
}
