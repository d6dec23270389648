package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.json.JsonText;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Weights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResNetTest {
    private static final InputShape.Image IMAGENET = new InputShape.Image(3, 224, 224);
    private static final InputShape.Image CIFAR = new InputShape.Image(3, 32, 32);

    /** He et al. 2015, table 1. */
    @ParameterizedTest
    @CsvSource({"18,11689512", "34,21797672", "50,25557032", "101,44549160", "152,60192808"})
    void aNetForImageNetHasThePublishedParameters(int depth, int parameters) {
        assertThat(imageNet(depth).layout().parametersCount()).isEqualTo(parameters);
    }

    /** Multiplications and additions of a pair as one: 1.8, 3.6, 3.8, 7.6 and 11.3 thousand million in table 1, whose bottlenecks stride in their first convolution. */
    @ParameterizedTest
    @CsvSource({"18,1.81e9,1.82e9", "34,3.66e9,3.68e9", "50,4.08e9,4.12e9", "101,7.79e9,7.85e9", "152,11.50e9,11.60e9"})
    void aNetForImageNetMakesThePublishedWork(int depth, double least, double most) {
        assertThat((double) imageNet(depth).layout().multiplyAdds()).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"18,1", "34,1", "50,4", "101,4", "152,4"})
    void theStagesOfANetForImageNetHaveThePublishedShapes(int depth, int expansion) {
        assertThat(stages(imageNet(depth)))
                .isEqualTo(
                        "stem 64x112x112, pool 64x56x56, stage1 %dx56x56, stage2 %dx28x28, stage3 %dx14x14, stage4 %dx7x7"
                                .formatted(64 * expansion, 128 * expansion, 256 * expansion, 512 * expansion));
    }

    /** He et al. 2015, section 4.2 and table 6, counted out for shortcuts without parameters. */
    @ParameterizedTest
    @CsvSource({"20,269722", "32,464154", "44,658586", "56,853018", "110,1727962"})
    void aNetForSmallImagesHasThePublishedParameters(int depth, int parameters) {
        Net net = net("{'type':'resnet','depth':%d}".formatted(depth), CIFAR, 10);
        assertThat(net.layout().parametersCount()).isEqualTo(parameters);
        assertThat(stages(net)).isEqualTo("stem 16x32x32, stage1 16x32x32, stage2 32x16x16, stage3 64x8x8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void theShapesKnownBeforehandAreThoseOfARealPass(String engine) {
        ParameterLayout layout = new ParameterLayout(Initializer.AUTO);
        ResNet config = (ResNet) model("{'type':'resnet','depth':18}");
        FeatureMapBuilder built = ResNetBuilder.maps(layout, config, IMAGENET);
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            Weights weights = new Weights(layout, layout.initial(new SplittableRandom(1)), manager);
            ForwardContext context = ForwardContext.inference(manager, weights, Optional.empty());
            NDArray maps = manager.ones(new Shape(1, 3, 224, 224));
            for (FeatureMapBuilder.Step step : built.steps()) {
                maps = step.layer().forward(maps, context);
                assertThat(maps.getShape().getShape())
                        .containsExactly(
                                1,
                                step.output().channels(),
                                step.output().height(),
                                step.output().width());
            }
        }
        assertThat(built.steps().getLast().output())
                .isEqualTo(layout.stages().getLast().output());
    }

    @Test
    void blocksCanBeListedStageByStage() {
        Net free = net(
                "{'type':'resnet','blocks':[3,4,6,3],'block':'bottleneck','width':64,'stem':'imagenet'}",
                IMAGENET,
                1000);
        assertThat(forms(free)).isEqualTo(forms(imageNet(50)));
    }

    @Test
    void aPublishedNetCanHaveAnotherStemAndWidth() {
        Net net = net("{'type':'resnet','depth':18,'stem':'cifar','width_multiplier':0.5}", CIFAR, 10);
        assertThat(stages(net))
                .isEqualTo("stem 32x32x32, stage1 32x32x32, stage2 64x16x16, stage3 128x8x8, stage4 256x4x4");
    }

    @Test
    void normAndActivationBeforeTheConvolutionsEndWithOneMoreNorm() {
        Net net = net("{'type':'resnet','depth':20,'order':'pre'}", CIFAR, 10);
        List<String> names =
                net.layout().parameters().stream().map(ParameterSpec::name).toList();
        assertThat(names)
                .contains("norm.scale", "stage1.block2.first.norm.scale", "stage1.block1.second.norm.scale")
                .doesNotContain("stage1.block1.first.norm.scale");
        assertThat(extents(net, "stage2.block1.first.norm.scale")).containsExactly(16);
    }

    @Test
    void onlyTheLastNormOfEachBlockBeginsAtZero() {
        Net net = net("{'type':'resnet','depth':20,'zero_init':true}", CIFAR, 10);
        float[] begin = net.layout().initial(new SplittableRandom(1)).parameters();
        for (ParameterSpec slot : net.layout().parameters()) {
            if (slot.name().endsWith("norm.scale")) {
                float expected = slot.name().endsWith("second.norm.scale") ? 0 : 1;
                assertThat(slot.of(begin)).containsOnly(expected);
            }
        }
    }

    @Test
    void imagesTooSmallForAPublishedNetAreRefused() {
        assertThatThrownBy(() -> net("{'type':'resnet','depth':18}", new InputShape.Image(1, 28, 28), 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("takes 32x32 pixels, but these have 28x28");
        assertThat(net("{'type':'resnet','depth':18,'stem':'cifar'}", new InputShape.Image(1, 28, 28), 10)
                        .layout()
                        .stages())
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "depth            | 'depth':19",
                "block            | 'depth':50,'block':'basic'",
                "blocks           | 'depth':18,'blocks':3",
                "stages           | 'depth':18,'stages':3",
                "stages           | 'blocks':[1,2],'stages':3",
                "zero_init        | 'zero_init':true,'shortcut':false",
                "zero_init        | 'zero_init':true,'order':'pre'",
                "zero_init        | 'zero_init':true,'norm':'none'",
                "stochastic_depth | 'stochastic_depth':0.2,'shortcut':false"
            },
            quoteCharacter = '~')
    void contradictionsAreRefusedAtTheirMember(String member, String members) {
        assertThatThrownBy(() -> model("{'type':'resnet',%s}".formatted(members)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("model.model." + member + ":");
    }

    private static Net imageNet(int depth) {
        return net("{'type':'resnet','depth':%d}".formatted(depth), IMAGENET, 1000);
    }

    private static Net net(String json, InputShape input, int outputs) {
        return Net.of(model(json), input, outputs);
    }

    private static ModelConfig model(String json) {
        return TrainingConfig.parseModel((Json.Object) JsonText.parse(json.replace('\'', '"')));
    }

    private static String stages(Net net) {
        return net.layout().stages().stream()
                .map(stage -> "%s %dx%dx%d"
                        .formatted(
                                stage.name(),
                                stage.output().channels(),
                                stage.output().height(),
                                stage.output().width()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> forms(Net net) {
        return net.layout().parameters().stream()
                .sorted(Comparator.comparing(ParameterSpec::name))
                .map(slot -> slot.name() + Arrays.toString(slot.dimensions()))
                .toList();
    }

    private static long[] extents(Net net, String name) {
        return net.layout().parameters().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow()
                .dimensions();
    }
}
