package dev.espalier.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.espalier.dataset.BuiltinDatasets;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.testing.Patience;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.engine.ComputeTerms;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.Placement;
import dev.espalier.trainer.loop.TrialListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training in real processes. */
class TrainingProcessIT {
    private static final ProcessTrialRunner.Limits PATIENT =
            new ProcessTrialRunner.Limits(Duration.ofHours(1), Long.MAX_VALUE);

    /** What differs from one run of a trial to the next. */
    private static final Set<String> OF_THE_MOMENT = Set.of("epoch_s", "latency_ms", "peak_memory_bytes");

    @TempDir
    Path directory;

    /** Hears an attempt, and answers each measurement as the test wants. */
    private static final class Heard implements TrialListener {
        private final List<Measurement> measurements = new ArrayList<>();
        private final IntFunction<Verdict> answers;
        private final Runnable atFirstBatch;
        private volatile Verdict now = Verdict.CONTINUE;
        private Optional<Execution> execution = Optional.empty();

        Heard(IntFunction<Verdict> answers, Runnable atFirstBatch) {
            this.answers = answers;
            this.atFirstBatch = atFirstBatch;
        }

        static Heard toTheEnd() {
            return new Heard(_ -> Verdict.CONTINUE, () -> {});
        }

        @Override
        public void started(Execution told) {
            execution = Optional.of(told);
        }

        @Override
        public void firstBatch() {
            atFirstBatch.run();
        }

        @Override
        public Verdict measured(Measurement measurement, Optional<Path> checkpoint) {
            measurements.add(measurement);
            return answers.apply(measurement.step());
        }

        @Override
        public void saved(int step, Path checkpoint) {}

        @Override
        public Verdict now() {
            return now;
        }

        List<Map<String, Double>> metrics() {
            return measurements.stream()
                    .map(measurement -> measurement.metrics().entrySet().stream()
                            .filter(metric -> !OF_THE_MOMENT.contains(metric.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = EngineChoice.class,
            names = {"MXNET", "PYTORCH"})
    void aTrialTrainsTheSameToTheBitWhateverItsProcessTrainedBefore(EngineChoice engine) throws IOException {
        Placement placement = new Placement(engine, 1);
        Placement other = new Placement(engine == EngineChoice.MXNET ? EngineChoice.PYTORCH : EngineChoice.MXNET, 2);
        Heard apart = Heard.toTheEnd();
        Heard after = Heard.toTheEnd();
        try (ProcessTrialRunner runner = runner(PATIENT)) {
            TrialResult result = runner.run(task(4, Optional.of(placement)), apart);
            assertThat(result.ending()).isEqualTo(TrialResult.Ending.FINISHED);
            assertThat(result.model())
                    .hasValueSatisfying(model -> assertThat(model).isNotEmptyFile());
        }
        try (ProcessTrialRunner runner = runner(PATIENT)) {
            for (Placement each : List.of(other, placement)) {
                after = Heard.toTheEnd();
                assertThat(runner.run(task(4, Optional.of(each)), after).ending())
                        .isEqualTo(TrialResult.Ending.FINISHED);
            }
        }
        assertThat(after.metrics()).hasSize(4).isEqualTo(apart.metrics());
        assertThat(apart.execution).hasValueSatisfying(execution -> {
            assertThat(execution.engine())
                    .hasValueSatisfying(name -> assertThat(name).startsWith(engine.word()));
            assertThat(execution.threads()).isEqualTo(OptionalInt.of(1));
        });
    }

    @Test
    void aListenerThatSaysStopEndsTheTrialWithItsModel() throws IOException {
        Heard heard =
                new Heard(step -> step == 2 ? TrialListener.Verdict.STOP : TrialListener.Verdict.CONTINUE, () -> {});
        try (ProcessTrialRunner runner = runner(PATIENT)) {
            TrialResult result = runner.run(task(1_000, Optional.empty()), heard);
            assertThat(result.ending()).isEqualTo(TrialResult.Ending.STOPPED);
            assertThat(result.model()).isPresent();
        }
        assertThat(heard.measurements).hasSize(2);
    }

    @Test
    void anAttemptThatIsNotWantedAnyMoreEndsBetweenTwoBatches() throws IOException {
        Heard heard = Heard.toTheEnd();
        heard.now = TrialListener.Verdict.ABANDON;
        try (ProcessTrialRunner runner = runner(PATIENT)) {
            TrialResult result = runner.run(task(1_000_000, Optional.empty()), heard);
            assertThat(result.ending()).isEqualTo(TrialResult.Ending.ABANDONED);
        }
    }

    @Test
    void aProcessThatIsKilledFailsItsAttemptAndTheNextOneTrains() throws IOException {
        Set<Long> before = children();
        Heard killed = new Heard(
                _ -> TrialListener.Verdict.CONTINUE,
                () -> ProcessHandle.current()
                        .children()
                        .filter(child -> !before.contains(child.pid()))
                        .forEach(ProcessHandle::destroyForcibly));
        try (ProcessTrialRunner runner = runner(PATIENT)) {
            assertThatThrownBy(() -> runner.run(task(1_000_000, Optional.empty()), killed))
                    .hasMessageContaining("killed");
            Heard next = Heard.toTheEnd();
            assertThat(runner.run(task(1, Optional.empty()), next).ending()).isEqualTo(TrialResult.Ending.FINISHED);
            assertThat(next.measurements).hasSize(1);
        }
    }

    @Test
    void aProcessEndsWhenItWasIdleForLongEnoughAndAnotherOneIsStartedWhenThereIsWork() throws IOException {
        Set<Long> before = children();
        try (ProcessTrialRunner runner = runner(new ProcessTrialRunner.Limits(Duration.ofMillis(1), Long.MAX_VALUE))) {
            for (int time = 0; time < 2; time++) {
                assertThat(runner.run(task(1, Optional.empty()), Heard.toTheEnd())
                                .ending())
                        .isEqualTo(TrialResult.Ending.FINISHED);
                await().atMost(Patience.LONGEST).until(() -> children().equals(before));
            }
        }
    }

    @Test
    void aProcessThatHoldsTooMuchMemoryEndsWithItsAttempt() throws IOException {
        Set<Long> before = children();
        try (ProcessTrialRunner runner = runner(new ProcessTrialRunner.Limits(Duration.ofHours(1), 1))) {
            assertThat(runner.run(task(1, Optional.empty()), Heard.toTheEnd()).ending())
                    .isEqualTo(TrialResult.Ending.FINISHED);
            assertThat(children()).isEqualTo(before);
        }
    }

    @Test
    void whatIsFastestIsMeasuredAndWrittenDown() throws IOException {
        Heard heard = Heard.toTheEnd();
        TrialTask task = task(
                "shapes",
                "{'model': {'type': 'cnn', 'depth': 2, 'width': 16}}",
                400,
                new ComputeTerms(2, Optional.empty()));
        heard.now = TrialListener.Verdict.ABANDON;
        try (ProcessTrialRunner runner = runner(PATIENT)) {
            assertThat(runner.run(task, heard).ending()).isEqualTo(TrialResult.Ending.ABANDONED);
        }
        assertThat(directory.resolve("tuning.jsonl")).content().contains("cnn").contains("placement");
    }

    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private ProcessTrialRunner runner(ProcessTrialRunner.Limits limits) {
        return new ProcessTrialRunner(
                Launch.ofThisProgram(
                        "dev.espalier.server.TrainingMain",
                        List.of("--tuning", directory.resolve("tuning.jsonl").toString())),
                limits);
    }

    private TrialTask task(int epochs, Optional<Placement> kept) throws IOException {
        return task("spirals", "{'model': {'type': 'mlp', 'depth': 1, 'width': 8}}", epochs, new ComputeTerms(1, kept));
    }

    private TrialTask task(String name, String config, int epochs, ComputeTerms terms) throws IOException {
        DatasetSpec dataset = BuiltinDatasets.specs().stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow();
        Json.Object json = (Json.Object) JsonText.parse(config.replace('\'', '"'));
        return new TrialTask(
                json.with("dataset", Json.text(name)),
                new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Objective.Summary.BEST),
                dataset,
                17,
                0,
                epochs,
                epochs,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of(terms),
                Files.createTempDirectory(directory, "attempt"));
    }
}
