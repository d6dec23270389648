package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.json.JsonText;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.ResNet.Block;
import dev.espalier.trainer.model.ResNet.Shortcut;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    private static final InputShape.Image CIFAR = new InputShape.Image(3, 32, 32);

    @Test
    void aMultilayerPerceptronHasItsWeightsAndBiases() {
        Net net = Net.of(model("{'type':'mlp','depth':2,'width':10}"), new InputShape.Row(4), 3);
        assertThat(net.blueprint().parametersCount()).isEqualTo(4 * 10 + 10 + 10 * 10 + 10 + 10 * 3 + 3);
        assertThat(net.blueprint().statisticsCount()).isZero();
    }

    @Test
    void aLongShortTermMemoryHasFourGates() {
        Net net = Net.of(model("{'type':'rnn','cell':'lstm','units':64}"), new InputShape.Series(32, 50), 10);
        assertThat(net.blueprint().parametersCount()).isEqualTo(4 * (32 * 64 + 64 * 64 + 2 * 64) + 64 * 10 + 10);
    }

    @ParameterizedTest
    @CsvSource({"lstm, 4", "gru, 3", "vanilla, 1"})
    void aRecurrentNetHasItsGatesInEachLayerAndDirection(String cell, int gates) {
        Net net = Net.of(
                model(
                        "{'type':'rnn','cell':'%s','units':6,'layers':2,'direction':'both','norm':'layer','pooling':'attention'}"
                                .formatted(cell)),
                new InputShape.Series(5, 9),
                3);
        int first = 2 * (gates * (5 * 6 + 6 * 6 + 2 * 6) + 2 * 6);
        int second = 2 * (gates * (12 * 6 + 6 * 6 + 2 * 6) + 2 * 6);
        int attention = 12 * 12 + 12 + 12;
        assertThat(net.blueprint().parametersCount()).isEqualTo(first + second + attention + 12 * 3 + 3);
    }

    /** Depth 20 of He et al. 2015, section 4.2, has 0.27 million parameters. */
    @Test
    void aResidualNetOfTwentyLayersHasThePublishedSize() {
        Net net = Net.of(resNet(3, Block.BASIC, Shortcut.CONVOLUTION), CIFAR, 10);
        assertThat(net.blueprint().parametersCount()).isBetween(265_000, 280_000);
        assertThat(convolutions(net)).hasSize(19 + 2);
    }

    @ParameterizedTest
    @EnumSource
    void thePlainTwinHasTheSameConvolutionsButThoseOfShortcuts(Block block) {
        List<Slot> residual = convolutions(Net.of(resNet(2, block, Shortcut.CONVOLUTION), CIFAR, 10));
        List<Slot> plain = convolutions(Net.of(resNet(2, block, Shortcut.NONE), CIFAR, 10));
        assertThat(plain.stream().map(ArchitectureTest::form))
                .containsExactlyElementsOf(residual.stream()
                        .filter(slot -> !slot.name().contains("shortcut"))
                        .map(ArchitectureTest::form)
                        .toList());
        assertThat(residual).hasSizeGreaterThan(plain.size());
    }

    @Test
    void tinyImagesGetFewerStagesAndPoolings() {
        InputShape.Image tiny = new InputShape.Image(1, 8, 8);
        Net deep = Net.of(model("{'type':'cnn','depth':6,'width':8}"), tiny, 10);
        assertThat(convolutions(deep)).hasSize(6);
        assertThat(deep.blueprint().parameters().getLast().name()).isEqualTo("output.bias");
        assertThat(Net.of(resNet(1, Block.BASIC, Shortcut.CONVOLUTION), new InputShape.Image(1, 1, 1), 2)
                        .blueprint()
                        .parameters())
                .noneMatch(slot -> slot.name().startsWith("stage2"));
    }

    @Test
    void namesAreUnique() {
        Net net = Net.of(resNet(2, Block.BOTTLENECK, Shortcut.CONVOLUTION), CIFAR, 10);
        assertThat(net.blueprint().parameters().stream().map(Slot::name)).doesNotHaveDuplicates();
    }

    @Test
    void aModelThatCannotReadItsInputSaysWhatItTakes() {
        assertThatThrownBy(() -> Net.of(resNet(1, Block.BASIC, Shortcut.NONE), new InputShape.Row(3), 2))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("takes images");
    }

    private static ModelConfig resNet(int blocks, Block block, Shortcut shortcut) {
        return model("{'type':'resnet','blocks':%d,'block':'%s','shortcut':%s}"
                .formatted(blocks, block.name().toLowerCase(Locale.ROOT), shortcut != Shortcut.NONE));
    }

    private static ModelConfig model(String json) {
        return TrainingConfig.parseModel((Json.Object) JsonText.parse(json.replace('\'', '"')));
    }

    private static List<Slot> convolutions(Net net) {
        return net.blueprint().parameters().stream()
                .filter(slot -> slot.dimensions().length == 4)
                .toList();
    }

    private static String form(Slot slot) {
        return slot.name() + Arrays.toString(slot.dimensions());
    }
}
