package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.Weights;
import dev.espalier.trainer.tuning.LoopProbe;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesAgreeTest {

    static Stream<Nets.Case> nets() {
        return Nets.ofEachType();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void bothEnginesComputeTheSame(Nets.Case tried) {
        computeTheSame(tried);
    }

    static void computeTheSame(Nets.Case tried) {
        float[] inferred = outputs(EngineChoice.MXNET, tried);
        float[] trained = trainingOutputs(EngineChoice.MXNET, tried);
        assertThat(outputs(EngineChoice.PYTORCH, tried))
                .usingComparatorWithPrecision((float) Nets.ROUNDED)
                .containsExactly(inferred);
        assertThat(trainingOutputs(EngineChoice.PYTORCH, tried))
                .usingComparatorWithPrecision((float) Nets.ROUNDED)
                .containsExactly(trained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "nesterov", "adam", "adamw", "rmsprop", "adagrad", "lamb"})
    void aTrainingGoesTheSameWayOnBothEngines(String optimizer) {
        String config = "{'model': {'type': 'mlp', 'dropout': 0.2, 'norm': 'batch'}, 'optimizer': '" + optimizer
                + "', 'batch_size': 16, 'weight_decay': 0.01, 'gradient_clip': 1, 'gradient_clip_value': 0.2}";
        // Ten steps of 16 examples each through three layers of up to 64 products.
        double rounded = Rounding.ofSteps(10, 3, 64 + 16);
        assertThat(trained(EngineChoice.PYTORCH, config))
                .isCloseTo(trained(EngineChoice.MXNET, config), within(rounded));
    }

    private static double trained(EngineChoice engine, String config) {
        Recorder recorder = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(200, Trials.task("spirals", config, 1)), recorder);
        }
        return recorder.last("train_loss");
    }

    /** Ten steps of the trainer's own loop, on batches of unequal sequences where the net reads sequences. */
    @ParameterizedTest
    @MethodSource("nets")
    void tenStepsLoseTheSame(Nets.Case tried) {
        loseTheSame(tried);
    }

    static void loseTheSame(Nets.Case tried) {
        assertThat(losses(EngineChoice.PYTORCH, tried))
                .usingComparatorWithPrecision(Rounding.ofSteps(10, Nets.LAYERS, Nets.TERMS))
                .containsExactly(losses(EngineChoice.MXNET, tried));
    }

    private static double[] losses(EngineChoice engine, Nets.Case tried) {
        Json.Object trial =
                Json.EMPTY.with("model", JsonText.parse(tried.model().replace('\'', '"')));
        int[] labels = {0, 2, 1, 1, 0, 2};
        try (LoopProbe probe =
                new LoopProbe(engine, trial, tried.input(), Nets.inputs(tried.input(), 7), labels, Nets.OUTPUTS)) {
            return IntStream.range(0, 10).mapToDouble(step -> probe.epoch()).toArray();
        }
    }

    private static float[] outputs(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = new Weights(net.layout(), net.layout().initial(new SplittableRandom(3)), manager);
            return net.forward(Nets.batch(tried.input(), manager, 1), Nets.inference(tried, manager, weights))
                    .toFloatArray();
        }
    }

    private static float[] trainingOutputs(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        try (NDManager manager = compute.newManager()) {
            Weights weights = new Weights(net.layout(), net.layout().initial(new SplittableRandom(3)), manager);
            weights.parameters().forEach(compute.gradients()::track);
            NDArray[] outputs = new NDArray[1];
            NDArray unused = compute.gradients().backward(() -> {
                outputs[0] = net.forward(Nets.batch(tried.input(), manager, 1), Nets.training(tried, manager, weights));
                return outputs[0].square().sum();
            });
            return outputs[0].toFloatArray();
        }
    }
}
