package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.SequenceMask;
import dev.espalier.trainer.model.layer.Weights;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same sequences, once padded to the longest of them and once to twice that, with other values in the padding. */
class PaddingTest {
    private static final int SHORT = 4;

    /** Lengths differ in the order in which kernels add up; no layer of these nets adds up more than three steps of six numbers. */
    private static final double ROUNDED = Rounding.ofLayers(Nets.LAYERS, 3 * 6);

    /** There and back, and over all steps of the batch. */
    private static final double ROUNDED_SLOPES = 2 * ROUNDED + Rounding.of(Nets.BATCH * Nets.STEPS);

    private static final List<int[]> LENGTHS = List.of(new int[] {4, 1, 2, 3, 4, 2}, new int[] {4, 4, 4, 4, 4, 4});

    static Stream<Arguments> sequenceNets() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Nets.ofEachType()
                        .filter(net -> Nets.lengths(net.input()).isPresent())
                        .map(net -> Arguments.of(engine, net)));
    }

    @ParameterizedTest
    @MethodSource("sequenceNets")
    void paddingChangesNoOutput(EngineChoice engine, Nets.Case tried) {
        changesNoOutput(engine, tried);
    }

    static void changesNoOutput(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = weights(net, manager);
            for (int[] lengths : LENGTHS) {
                float[] expected = net.forward(
                                cut(tried.input(), manager),
                                ForwardContext.inference(
                                        manager, weights, Optional.of(new SequenceMask(lengths, SHORT))))
                        .toFloatArray();
                float[] padded = net.forward(
                                Nets.batch(tried.input(), manager, 9),
                                ForwardContext.inference(
                                        manager, weights, Optional.of(new SequenceMask(lengths, Nets.STEPS))))
                        .toFloatArray();
                assertThat(padded).usingComparatorWithPrecision((float) ROUNDED).containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sequenceNets")
    void paddingChangesNoGradient(EngineChoice engine, Nets.Case tried) {
        changesNoGradient(engine, tried);
    }

    /** Without dropout between the layers, whose masks are drawn for padding too. */
    static void changesNoGradient(EngineChoice engine, Nets.Case tried) {
        Nets.Case sure = new Nets.Case(tried.model().replace("'dropout':0.3", "'dropout':0"), tried.input());
        Compute compute = Nets.compute(engine);
        try (NDManager manager = compute.newManager()) {
            DropoutMasks masks = Nets.masks(manager);
            for (int[] lengths : LENGTHS) {
                float[] expected =
                        gradient(compute, sure, cut(sure.input(), manager), new SequenceMask(lengths, SHORT), masks);
                float[] padded = gradient(
                        compute,
                        sure,
                        Nets.batch(sure.input(), manager, 9),
                        new SequenceMask(lengths, Nets.STEPS),
                        masks);
                float greatest = 1;
                for (float slope : expected) {
                    greatest = Math.max(greatest, Math.abs(slope));
                }
                assertThat(padded)
                        .usingComparatorWithPrecision((float) (greatest * ROUNDED_SLOPES))
                        .containsExactly(expected);
            }
        }
    }

    private static float[] gradient(
            Compute compute, Nets.Case tried, NDArray batch, SequenceMask lengths, DropoutMasks masks) {
        Net net = tried.net();
        NDManager manager = batch.getManager();
        Weights weights = weights(net, manager);
        weights.parameters().forEach(compute.gradients()::track);
        NDArray pull = HostArrays.create(
                manager, Nets.noise(Nets.BATCH * Nets.OUTPUTS, 2), new Shape(Nets.BATCH, Nets.OUTPUTS));
        masks.startEpoch(0);
        NDArray unused = compute.gradients()
                .backward(
                        () -> net.forward(batch, ForwardContext.training(manager, weights, masks, Optional.of(lengths)))
                                .mul(pull)
                                .sum());
        return ParameterSpec.flat(
                net.layout().parameters(),
                i -> weights.parameters().get(i).getGradient().toFloatArray());
    }

    private static Weights weights(Net net, NDManager manager) {
        return new Weights(net.layout(), net.layout().initial(new SplittableRandom(3)), manager);
    }

    private static NDArray cut(InputShape input, NDManager manager) {
        return Nets.batch(input, manager, 9).get(new NDIndex().addAllDim().addSliceDim(0, SHORT));
    }
}
