package dev.espalier.trainer;

import dev.espalier.dataset.BuiltinDatasets;
import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.TrialListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Small trials on generated data sets, for tests. */
public final class Trials {
    private Trials() {}

    public static final Objective ACCURACY =
            new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Summary.BEST);

    /** A small, quickly read data set: {@code shapes}, {@code waves} or {@code spirals}. */
    public static DatasetSpec dataset(String name) {
        return BuiltinDatasets.specs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Dataset load(DatasetSpec spec) {
        return DatasetLoader.load(spec, List.of());
    }

    /** Any file of this machine; which ones trials may read is not the trainer's to say. */
    public static Path file(String name) {
        return Path.of(name);
    }

    public static TrialRunner runner(EngineChoice engine) {
        return new DjlTrialRunner(engine, new ComputeDevice.Cpu(), Trials::load, Trials::file);
    }

    /** @param config with single quotes for double ones */
    public static TrialTask task(String dataset, String config, int to) {
        return task(dataset, config, 0, to, Optional.empty());
    }

    public static TrialTask task(String dataset, String config, int from, int to, Optional<Path> checkpoint) {
        Json.Object object = (Json.Object) JsonText.parse(config.replace('\'', '"'));
        return new TrialTask(
                object.with("dataset", Json.text(dataset)),
                ACCURACY,
                dataset(dataset),
                17,
                from,
                to,
                8,
                checkpoint,
                Optional.empty(),
                temporary());
    }

    /** The same trial on so few training examples. */
    public static TrialTask few(int examples, TrialTask task) {
        return on(few(examples, task.dataset()), task);
    }

    /** So few training examples of a generated data set. */
    public static DatasetSpec few(int examples, DatasetSpec many) {
        return new DatasetSpec(
                many.name(),
                many.format(),
                many.train(),
                many.test(),
                many.options().with("train", Json.number(examples)).with("test", Json.number(12)));
    }

    /** The same trial on another data set. */
    static TrialTask on(DatasetSpec dataset, TrialTask task) {
        return new TrialTask(
                task.config().with("dataset", Json.text(dataset.name())),
                task.objective(),
                dataset,
                task.seed(),
                task.from(),
                task.to(),
                task.epochs(),
                task.checkpoint(),
                task.start(),
                task.scratch());
    }

    public static Path temporary() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "trials")), "trial");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is measured, without the times and the memory, which no two runs have alike. */
    static List<Map<String, Double>> lasting(List<Measurement> measurements) {
        List<Map<String, Double>> all = new ArrayList<>();
        for (Measurement measurement : measurements) {
            Map<String, Double> metrics = new LinkedHashMap<>(measurement.metrics());
            metrics.keySet().removeAll(List.of("epoch_s", "latency_ms", "peak_memory_bytes"));
            all.add(metrics);
        }
        return all;
    }

    /** Remembers what it is told. */
    public static class Recorder implements TrialListener {
        private final Function<Measurement, Verdict> verdict;
        final List<Measurement> measurements = new ArrayList<>();
        final List<Path> checkpoints = new ArrayList<>();
        final List<Integer> savedAtPause = new ArrayList<>();
        final List<Execution> executions = new ArrayList<>();

        public Recorder() {
            this(measurement -> Verdict.CONTINUE);
        }

        public Recorder(Function<Measurement, Verdict> verdict) {
            this.verdict = verdict;
        }

        double last(String metric) {
            return measurements.getLast().metrics().get(metric);
        }

        @Override
        public void started(Execution execution) {
            executions.add(execution);
        }

        @Override
        public void firstBatch() {}

        @Override
        public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
            measurements.add(measurement);
            checkpoint.ifPresent(checkpoints::add);
            return verdict.apply(measurement);
        }

        @Override
        public void saved(int step, Path checkpoint) {
            savedAtPause.add(step);
            checkpoints.add(checkpoint);
        }

        @Override
        public Verdict now() {
            return Verdict.CONTINUE;
        }
    }
}
