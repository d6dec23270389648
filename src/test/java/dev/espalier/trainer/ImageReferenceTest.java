package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocks of nets for images as the engines compute them against what was published of them, in plain Java. */
class ImageReferenceTest {
    private static final int CHANNELS = 2;
    private static final int HEIGHT = 6;
    private static final int WIDTH = 8;

    /** Up to ten layers of 3 x 3 of eight channels; an output adds up 12 numbers within 1 by standard normal weights. */
    private static final double ROUNDED = 10 * Rounding.ofLayers(10, 3 * 3 * 8);

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aBlockThatActivatesBeforeReadsAndProjectsWhatItsFirstActivationMakes(EngineChoice engine) {
        check(
                engine,
                "{'type':'resnet','blocks':[1,1],'width':3,'order':'pre','activation':'tanh'}",
                ImageReferenceTest::activatedBefore);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aBottleneckStridesInTheMiddleAndProjectsItsInput(EngineChoice engine) {
        check(
                engine,
                "{'type':'resnet','blocks':[1,2],'width':3,'block':'bottleneck','activation':'tanh'}",
                ImageReferenceTest::bottlenecks);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aDenseBlockReadsAllBeforeItAndATransitionHalvesThem(EngineChoice engine) {
        check(
                engine,
                "{'type':'cnn','stages':2,'blocks':2,'width':4,'block':'densenet','growth_rate':2,'head':'average','activation':'tanh'}",
                ImageReferenceTest::dense);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void anInceptionBlockPutsFourBranchesBesideEachOther(EngineChoice engine) {
        check(
                engine,
                "{'type':'cnn','stages':1,'blocks':1,'width':16,'block':'inception','pooling':'none','head':'average','activation':'tanh'}",
                ImageReferenceTest::inception);
    }

    private static void check(
            EngineChoice engine, String model, BiFunction<PlainMaps, double[][][], double[][][]> reference) {
        Net net = Net.of(Nets.model(model), new InputShape.Image(CHANNELS, HEIGHT, WIDTH), Nets.OUTPUTS);
        Snapshot weights = new Snapshot(Nets.noise(net.layout().parametersCount(), 1), statistics(net));
        float[] pixels = Nets.noise(CHANNELS * HEIGHT * WIDTH, 2);
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        try (NDManager manager = compute.newManager()) {
            ForwardContext context =
                    ForwardContext.inference(manager, new Weights(net.layout(), weights, manager), Optional.empty());
            float[] outputs = net.forward(
                            HostArrays.create(manager, pixels, new Shape(1, CHANNELS, HEIGHT, WIDTH)), context)
                    .toFloatArray();
            PlainWeights plain = PlainWeights.of(net, weights);
            double[] means = PlainMaps.means(reference.apply(new PlainMaps(plain), image(pixels)));
            double[] expected = plain.affine("output", means);
            for (int k = 0; k < Nets.OUTPUTS; k++) {
                assertThat((double) outputs[k]).isCloseTo(expected[k], within(ROUNDED));
            }
        }
    }

    /** Means of any sign, variances from 0.5 up. */
    private static float[] statistics(Net net) {
        float[] values = Nets.noise(net.layout().statisticsCount(), 3);
        for (ParameterSpec slot : net.layout().statistics()) {
            for (int i = slot.offset(); slot.name().endsWith(".variance") && i < slot.offset() + slot.size(); i++) {
                values[i] = 0.5f + Math.abs(values[i]);
            }
        }
        return values;
    }

    private static double[][][] image(float[] pixels) {
        double[][][] image = new double[CHANNELS][HEIGHT][WIDTH];
        for (int i = 0; i < pixels.length; i++) {
            image[i / (HEIGHT * WIDTH)][i / WIDTH % HEIGHT][i % WIDTH] = pixels[i];
        }
        return image;
    }

    /** He et al. 2016, figure 1b: the second block halves the maps and doubles their number. */
    private static double[][][] activatedBefore(PlainMaps plain, double[][][] image) {
        double[][][] stem = plain.active("stem.norm", plain.convolution("stem", image, 3, 1));
        String one = "stage1.block1";
        double[][][] first = plain.convolution(one + ".first", stem, 3, 1);
        double[][][] second = plain.convolution(one + ".second", plain.active(one + ".second.norm", first), 3, 1);
        double[][][] between = PlainMaps.sum(second, stem);
        String two = "stage2.block1";
        double[][][] prepared = plain.active(two + ".first.norm", between);
        first = plain.convolution(two + ".first", prepared, 3, 2);
        second = plain.convolution(two + ".second", plain.active(two + ".second.norm", first), 3, 1);
        return plain.active("norm", PlainMaps.sum(second, plain.convolution(two + ".shortcut", prepared, 1, 2)));
    }

    /** He et al. 2015, figure 5 on the right: a projection of as large maps, one of smaller ones, and the input itself. */
    private static double[][][] bottlenecks(PlainMaps plain, double[][][] image) {
        double[][][] stem = plain.active("stem.norm", plain.convolution("stem", image, 3, 1));
        double[][][] one = bottleneck(plain, "stage1.block1", stem, 1, projected(plain, "stage1.block1", stem, 1));
        double[][][] two = bottleneck(plain, "stage2.block1", one, 2, projected(plain, "stage2.block1", one, 2));
        return bottleneck(plain, "stage2.block2", two, 1, two);
    }

    private static double[][][] bottleneck(
            PlainMaps plain, String name, double[][][] input, int stride, double[][][] shortcut) {
        double[][][] first = plain.active(name + ".first.norm", plain.convolution(name + ".first", input, 1, 1));
        double[][][] second =
                plain.active(name + ".second.norm", plain.convolution(name + ".second", first, 3, stride));
        double[][][] third = plain.norm(name + ".third.norm", plain.convolution(name + ".third", second, 1, 1));
        return PlainMaps.tanh(PlainMaps.sum(third, shortcut));
    }

    private static double[][][] projected(PlainMaps plain, String name, double[][][] input, int stride) {
        return plain.norm(name + ".shortcut.norm", plain.convolution(name + ".shortcut", input, 1, stride));
    }

    /** Huang et al. 2017, DenseNet-BC. */
    private static double[][][] dense(PlainMaps plain, double[][][] image) {
        double[][][] maps = plain.convolution("stem", image, 3, 1);
        for (int stage = 1; stage <= 2; stage++) {
            for (int block = 1; block <= 2; block++) {
                String name = "stage%d.block%d".formatted(stage, block);
                double[][][] first = activated(plain, name + ".first", maps, 1);
                maps = PlainMaps.concatenated(maps, activated(plain, name + ".second", first, 3));
            }
            if (stage == 1) {
                maps = PlainMaps.averaged(activated(plain, "stage1.transition", maps, 1));
                assertThat(maps.length).isEqualTo((4 + 2 * 2) / 2);
            }
        }
        return plain.active("norm", maps);
    }

    private static double[][][] activated(PlainMaps plain, String name, double[][][] maps, int side) {
        return plain.convolution(name, plain.active(name + ".norm", maps), side, 1);
    }

    /** Szegedy et al. 2015, figure 2b, its 5x5 as two 3x3. */
    private static double[][][] inception(PlainMaps plain, double[][][] image) {
        String name = "stage1.block1";
        double[][][] point = convolved(plain, name + ".point", image, 1);
        double[][][] single =
                convolved(plain, name + ".single", convolved(plain, name + ".single.reduced", image, 1), 3);
        double[][][] once =
                convolved(plain, name + ".double.first", convolved(plain, name + ".double.reduced", image, 1), 3);
        double[][][] twice = convolved(plain, name + ".double.second", once, 3);
        double[][][] pool = convolved(plain, name + ".pool", PlainMaps.greatest(image), 1);
        return PlainMaps.concatenated(point, single, twice, pool);
    }

    private static double[][][] convolved(PlainMaps plain, String name, double[][][] maps, int side) {
        return plain.active(name + ".norm", plain.convolution(name, maps, side, 1));
    }
}
