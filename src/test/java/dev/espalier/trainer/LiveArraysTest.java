package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts what the whole process holds, so nothing may train beside it. */
@Isolated
class LiveArraysTest {
    private static final String MLP =
            "{'model': {'type': 'mlp', 'width': 8, 'dropout': 0.1, 'norm': 'batch'}, 'batch_size': 24, %s}";

    private static final String CHANGED =
            "{'model': %s, 'batch_size': 24, 'augmentation': {'flip': 'both', 'crop_padding': 1, 'rotation': 10, 'scale': 0.1, 'brightness': 0.2, 'contrast': 0.2, 'cutout': 0.3, 'mixup': 0.2, 'cutmix': 0.3}}";

    private static final String MOVED =
            "{'model': %s, 'batch_size': 24, 'augmentation': {'jitter': 0.1, 'scaling': 0.1, 'window': 0.8}}";

    private static final List<String> OPTIONS = List.of(
            "'optimizer': 'nesterov', 'weight_average': {'type': 'ema', 'decay': 0.9}, 'gradient_clip_value': 1",
            "'optimizer': 'rmsprop', 'weight_average': {'type': 'swa', 'start': 0}, 'class_weights': 'balanced'",
            "'optimizer': 'adagrad', 'accumulate_batches': 2, 'gradient_clip': 1",
            "'optimizer': 'lamb', 'weight_decay': 0.1, 'folds': 2, 'loss': {'type': 'focal', 'label_smoothing': 0.1}",
            "'optimizer': 'adamw', 'weight_decay': 0.1");

    static Stream<Arguments> trialsOnBothEngines() {
        List<Arguments> trials = new ArrayList<>();
        for (EngineChoice engine : List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)) {
            OPTIONS.forEach(options -> trials.add(Arguments.of(engine, "spirals", MLP.formatted(options))));
            Stream.of("{'type': 'cnn', 'width': 4}", "{'type': 'resnet', 'width': 4, 'blocks': 1, 'stages': 2}")
                    .forEach(model -> trials.add(Arguments.of(engine, "shapes", CHANGED.formatted(model))));
            Stream.of("'rnn'", "'tcn'", "'cnn-rnn'", "'transformer-encoder'")
                    .forEach(model -> trials.add(Arguments.of(engine, "waves", MOVED.formatted(model))));
        }
        return trials.stream();
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void trialsLeaveNoArraysBehind(EngineChoice engine) {
        try (TrialRunner runner = Trials.runner(engine)) {
            run(runner, 5);
            int few = live(engine);
            run(runner, 15);
            assertThat(live(engine)).isEqualTo(few);
        }
    }

    /** The optimizer has its state and PyTorch its gradients from the first step on. */
    @ParameterizedTest
    @MethodSource("trialsOnBothEngines")
    void aTrialHoldsNoMoreArraysFromEpochToEpoch(EngineChoice engine, String dataset, String config) {
        try (TrialRunner runner = Trials.runner(engine)) {
            holdsNoMoreFromEpochToEpoch(engine, runner, task(dataset, config, 3));
        }
    }

    /** @param task three epochs */
    static void holdsNoMoreFromEpochToEpoch(EngineChoice engine, TrialRunner runner, TrialTask task) {
        List<Integer> counts = new ArrayList<>();
        Recorder recorder = new Recorder(measurement -> {
            counts.add(live(engine));
            return Verdict.CONTINUE;
        });
        assertThat(runner.run(task, recorder).model()).isPresent();
        assertThat(counts).hasSize(3);
        assertThat(Set.copyOf(counts)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aFailedTrialLeavesNoArraysBehind(EngineChoice engine) {
        try (TrialRunner runner = Trials.runner(engine)) {
            run(runner, 5);
            int few = live(engine);
            String diverging =
                    "{'model': {'type': 'mlp', 'depth': 6, 'activation': 'leaky_relu'}, 'optimizer': 'sgd', 'learning_rate': 100}";
            runner.run(task("spirals", diverging, 8), new Recorder());
            runner.run(task("spirals", "{'model': 'mlp', 'limits': {'max_parameters': 3}}", 8), new Recorder());
            assertThat(live(engine)).isEqualTo(few);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void whatCannotBeBuiltLeavesNoArraysBehind(EngineChoice engine) {
        Compute compute = Nets.compute(engine);
        TrainingConfig config =
                TrainingConfig.parse((Json.Object) JsonText.parse("{\"dataset\": \"none\", \"model\": \"mlp\"}"));
        Criterion criterion = Criterion.of(new TargetPreprocessing.Number(0, 1), new Targets.Values(new float[4]));
        Net net = Net.of(config.model(), new InputShape.Row(2), 1);
        Snapshot tooFew = new Snapshot(new float[1], new float[0]);
        int before = live(engine);
        assertThatThrownBy(() -> new TrainingLoop(compute, config, criterion, net, tooFew, Optional.empty(), 1, 1))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(live(engine)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void layersThatAreFreedLeaveNothingOfTheOptimizerBefore(EngineChoice engine) {
        String config = "{'model': 'mlp', 'batch_size': 24, 'freeze': {'layers': 1, 'until_epoch': %d}}";
        List<Integer> counts = new ArrayList<>();
        Recorder recorder = new Recorder(measurement -> {
            counts.add(live(engine));
            return Verdict.CONTINUE;
        });
        Recorder half = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(task("spirals", config.formatted(2), 2), half);
            runner.run(task("spirals", config.formatted(2), 3), recorder);
            TrialTask resumed =
                    Trials.task("spirals", config.formatted(1), 2, 3, Optional.of(half.checkpoints.getLast()));
            runner.run(Trials.few(60, resumed), recorder);
            runner.run(task("spirals", "{'model': 'mlp', 'batch_size': 24}", 3), recorder);
        }
        assertThat(counts).hasSize(7);
        assertThat(List.of(counts.get(2), counts.get(3))).containsOnly(counts.get(6));
    }

    /** Runs so many trials, each option in turn. */
    static void run(TrialRunner runner, int trials) {
        for (int i = 0; i < trials; i++) {
            runner.run(task("spirals", MLP.formatted(OPTIONS.get(i % OPTIONS.size())), 1), new Recorder());
        }
    }

    static TrialTask task(String dataset, String config, int to) {
        return Trials.few(60, Trials.task(dataset, config, to));
    }

    /** Arrays that are owned by anything. */
    static int live(EngineChoice engine) {
        try (NDManager manager = Nets.compute(engine).newManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }
}
