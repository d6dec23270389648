package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.testing.Rounding;
import dev.espalier.testing.SharedData;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Weights;
import dev.espalier.trainer.transfer.ArrayFile;
import dev.espalier.trainer.transfer.ArrayFiles;
import dev.espalier.trainer.transfer.ArrayHeading;
import dev.espalier.trainer.transfer.Matching;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A residual net of 20 layers that others trained on CIFAR-10, by other names. */
class PublishedWeightsTest {
    private static final int SIDE = 32;

    private final Net net = Net.of(Nets.model("{'type':'resnet','depth':20}"), new InputShape.Image(3, SIDE, SIDE), 10);

    @Test
    void everyArrayLandsInItsPlace() throws IOException {
        try (ArrayFile file = open()) {
            Transfer transfer = transfer(file);
            assertThat(transfer.taken()).hasSize(97);
            assertThat(transfer.fresh()).isEmpty();
            assertThat(transfer.unused()).isEmpty();
            double sum = 0;
            long numbers = 0;
            for (ArrayHeading heading : file.headings()) {
                for (float value : file.values(heading)) {
                    sum += (double) value * value;
                    numbers++;
                }
            }
            assertThat(numbers)
                    .isEqualTo(net.layout().parametersCount() + net.layout().statisticsCount());
            assertThat(squares(transfer.weights().parameters())
                            + squares(transfer.weights().statistics()))
                    .isCloseTo(sum, within(numbers * 0x1p-53 * sum));
            ParameterSpec last = net.layout().parameters().stream()
                    .filter(slot -> slot.name().equals("stage3.block3.second.weight"))
                    .findFirst()
                    .orElseThrow();
            assertThat(last.of(transfer.weights().parameters())).isEqualTo(values(file, "layer3.2.conv2.weight"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void theNetComputesWithThemWhatThePublishedOneDoes(EngineChoice engine) throws IOException {
        try (ArrayFile file = open()) {
            float[] pixels = Nets.noise(3 * SIDE * SIDE, 11);
            double[][][] image = new double[3][SIDE][SIDE];
            for (int i = 0; i < pixels.length; i++) {
                image[i / SIDE / SIDE][i / SIDE % SIDE][i % SIDE] = pixels[i];
            }
            double[] expected = new PlainResNet(name -> values(file, name)).forward(image, 3);
            Compute compute = Nets.compute(engine);
            try (NDManager manager = compute.newManager()) {
                compute.gradients().stopRecording();
                Weights weights = new Weights(net.layout(), transfer(file).weights(), manager);
                float[] logits = net.forward(
                                HostArrays.create(manager, pixels, new Shape(1, 3, SIDE, SIDE)),
                                ForwardContext.inference(manager, weights, Optional.empty()))
                        .toFloatArray();
                // Twenty layers of up to 3 x 3 x 64 products, and logits of size 13.
                double rounded = 13 * Rounding.ofLayers(20, 3 * 3 * 64);
                for (int k = 0; k < expected.length; k++) {
                    assertThat((double) logits[k]).isCloseTo(expected[k], within(rounded));
                }
            }
        }
    }

    private static ArrayFile open() throws IOException {
        Path file = SharedData.require("w_resnet_cifar10/resnet20-12fca82f.npz");
        return ArrayFiles.npz(file);
    }

    private Transfer transfer(ArrayFile file) throws IOException {
        return Transfer.of(file, Matching.AUTO, net.layout(), net.layout().initial(new SplittableRandom(1)));
    }

    private static float[] values(ArrayFile file, String name) {
        try {
            return file.values(file.headings().stream()
                    .filter(heading -> heading.name().equals(name))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
