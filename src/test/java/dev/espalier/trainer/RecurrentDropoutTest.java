package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.SequenceMask;
import dev.espalier.trainer.model.layer.Weights;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentDropoutTest {
    private static final String MODEL = "{'type':'rnn','cell':'%s','recurrent_dropout':0.5}";

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void itDropsWhatComesFromTheStepBefore(EngineChoice engine) {
        for (String cell : new String[] {"lstm", "gru", "vanilla"}) {
            assertThat(change(engine, cell, Nets.STEPS)).isGreaterThan(1e-2f);
            // One step of 64 units that read three numbers and a state, and the output.
            assertThat(change(engine, cell, 1)).isLessThan((float) Rounding.ofLayers(2, 64 + 3));
        }
    }

    /** How much training's outputs differ from those outside training, at most, for sequences of {@code length} steps. */
    private static float change(EngineChoice engine, String cell, int length) {
        InputShape input = new InputShape.Series(3, Nets.STEPS);
        Net net = Net.of(Nets.model(MODEL.formatted(cell)), input, Nets.OUTPUTS);
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        try (NDManager manager = compute.newManager()) {
            int[] lengths = new int[Nets.BATCH];
            Arrays.fill(lengths, length);
            Optional<SequenceMask> all = Optional.of(new SequenceMask(lengths, Nets.STEPS));
            Weights weights = new Weights(net.layout(), net.layout().initial(new SplittableRandom(3)), manager);
            NDArray batch = Nets.batch(input, manager, 1);
            NDArray plain = net.forward(batch, ForwardContext.inference(manager, weights, all));
            weights.parameters().forEach(compute.gradients()::track);
            NDArray[] trained = new NDArray[1];
            NDArray unused = compute.gradients().backward(() -> {
                trained[0] = net.forward(
                        batch, ForwardContext.training(manager, weights, new DropoutMasks(manager, 5), all));
                return trained[0].sum();
            });
            compute.gradients().stopRecording();
            return trained[0].sub(plain).abs().max().getFloat();
        }
    }
}
