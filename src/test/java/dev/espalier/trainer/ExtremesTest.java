package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.SequenceMask;
import dev.espalier.trainer.model.layer.Weights;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options at the ends of their ranges. */
class ExtremesTest {

    /** The last level sees steps 512 apart: of the longest series two, of most their own alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'tcn','levels':10,'kernel':31,'width':2,'activation':'tanh','pooling':'last'}",
                "{'type':'tcn','levels':10,'kernel':31,'width':2,'activation':'tanh','pooling':'mean','norm':'batch'}",
                "{'type':'cnn-rnn','depth':3,'kernel':31,'stride':8,'width':3,'units':2,'direction':'both'}"
            })
    void theLongestReachIsTheSameOnBothEngines(String model) {
        int[] lengths = {600, 1, 513, 20, 512, 300};
        // Two convolutions a level over 31 steps of two channels, and the output.
        double rounded = 2 * Rounding.ofLayers(2 * 10 + 1, 31 * 2);
        agree(model, new InputShape.Series(2, lengths[0]), Optional.of(new SequenceMask(lengths, lengths[0])), rounded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'cnn','stages':2,'width':3,'kernel':11,'stride':4,'pooling':'max'}",
                "{'type':'cnn','stages':2,'width':3,'kernel':11,'stride':4,'pooling':'average'}",
                "{'type':'cnn','stages':2,'width':3,'kernel':11,'stride':4,'pooling':'strided'}",
                "{'type':'cnn','stages':1,'width':3,'kernel':11,'stride':4,'padding':'valid'}",
                "{'type':'cnn','stages':2,'width':8,'kernel':11,'stride':4,'block':'inception'}",
                "{'type':'cnn','stages':2,'width':3,'kernel':11,'stride':4,'block':'densenet','growth_rate':2}"
            })
    void theLargestKernelAndStrideAreTheSameOnBothEngines(String model) {
        // Two stages of one or two convolutions of 11 x 11 over up to eight channels, and the output.
        double rounded = 2 * Rounding.ofLayers(2 * 2 + 1, 11 * 11 * 8);
        agree(model, new InputShape.Image(2, 18, 17), Optional.empty(), rounded);
    }

    private static void agree(String model, InputShape input, Optional<SequenceMask> lengths, double rounded) {
        float[] expected = outputs(EngineChoice.MXNET, model, input, lengths);
        assertThat(expected).hasSize(Nets.BATCH * Nets.OUTPUTS).doesNotContain(Float.NaN);
        assertThat(outputs(EngineChoice.PYTORCH, model, input, lengths))
                .usingComparatorWithPrecision((float) rounded)
                .containsExactly(expected);
    }

    private static float[] outputs(
            EngineChoice engine, String model, InputShape input, Optional<SequenceMask> lengths) {
        Net net = Net.of(Nets.model(model), input, Nets.OUTPUTS);
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        try (NDManager manager = compute.newManager()) {
            Weights weights = new Weights(net.layout(), net.layout().initial(new SplittableRandom(3)), manager);
            return net.forward(Nets.batch(input, manager, 1), ForwardContext.inference(manager, weights, lengths))
                    .toFloatArray();
        }
    }
}
