package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.model.InputShape;
import dev.espalier.trainer.model.Lengths;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Pass;
import dev.espalier.trainer.model.Weights;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesAgreeTest {

    static Stream<Nets.Case> nets() {
        return Nets.all();
    }

    static Stream<Arguments> sequenceNets() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Nets.all()
                        .filter(net -> Nets.lengths(net.input()).isPresent())
                        .map(net -> Arguments.of(engine, net)));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void bothEnginesComputeTheSame(Nets.Case tried) {
        float[] inferred = outputs(EngineChoice.MXNET, tried);
        float[] trained = trainingOutputs(EngineChoice.MXNET, tried);
        assertThat(outputs(EngineChoice.PYTORCH, tried))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(inferred);
        assertThat(trainingOutputs(EngineChoice.PYTORCH, tried))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(trained);
    }

    @ParameterizedTest
    @MethodSource("sequenceNets")
    void paddingChangesNoResult(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = new Weights(net.blueprint(), net.blueprint().initial(new SplittableRandom(3)), manager);
            NDArray longer = Nets.batch(longer(tried.input()), manager, 9);
            NDArray shorter = longer.get(new NDIndex().addAllDim().addSliceDim(0, 4));
            int[] lengths = {4, 1, 2, 3, 4, 2};
            float[] expected = net.forward(
                            shorter, Pass.inference(manager, weights, Optional.of(new Lengths(lengths, 4))))
                    .toFloatArray();
            float[] padded = net.forward(
                            longer, Pass.inference(manager, weights, Optional.of(new Lengths(lengths, Nets.STEPS))))
                    .toFloatArray();
            assertThat(padded).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
        }
    }

    @Test
    void aTrainingGoesTheSameWayOnBothEngines() {
        String config =
                "{'model': {'type': 'mlp', 'dropout': 0.2, 'norm': 'batch'}, 'weight_decay': 0.01, 'gradient_clip': 1}";
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        try (TrialRunner mxnet = Trials.runner(EngineChoice.MXNET);
                TrialRunner pytorch = Trials.runner(EngineChoice.PYTORCH)) {
            mxnet.run(Trials.task("spirals", config, 1), one);
            pytorch.run(Trials.task("spirals", config, 1), other);
        }
        assertThat(other.last("train_loss")).isCloseTo(one.last("train_loss"), within(1e-3));
    }

    private static InputShape longer(InputShape input) {
        return switch (input) {
            case InputShape.Series(int channels, int length) -> new InputShape.Series(channels, Nets.STEPS);
            case InputShape.Text(int length, int vocabulary) -> new InputShape.Text(Nets.STEPS, vocabulary);
            case InputShape.Row row -> row;
            case InputShape.Image image -> image;
        };
    }

    private static float[] outputs(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = new Weights(net.blueprint(), net.blueprint().initial(new SplittableRandom(3)), manager);
            return net.forward(Nets.batch(tried.input(), manager, 1), Nets.inference(tried, manager, weights))
                    .toFloatArray();
        }
    }

    private static float[] trainingOutputs(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        try (NDManager manager = compute.newManager()) {
            Weights weights = new Weights(net.blueprint(), net.blueprint().initial(new SplittableRandom(3)), manager);
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
