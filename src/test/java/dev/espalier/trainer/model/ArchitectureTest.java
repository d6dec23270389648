package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.json.JsonText;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.ResNet.Block;
import dev.espalier.trainer.model.ResNet.Shortcut;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
    /** Both factors of every product were rounded, and the sizes of all products of two unit vectors add up to 1 at most. */
    private static final double ROUNDED = Rounding.of(2);

    private static final InputShape.Image CIFAR = new InputShape.Image(3, 32, 32);

    @Test
    void aMultilayerPerceptronHasItsWeightsAndBiases() {
        Net net = Net.of(model("{'type':'mlp','depth':2,'width':10}"), new InputShape.Row(4), 3);
        assertThat(net.layout().parametersCount()).isEqualTo(4 * 10 + 10 + 10 * 10 + 10 + 10 * 3 + 3);
        assertThat(net.layout().statisticsCount()).isZero();
    }

    /** Widths 9, 7 and 5 on the line from 9 to 3 outputs, each with a matrix past it as it differs from the one before. */
    @Test
    void aFunnelNarrowsTowardsTheOutputs() {
        Net net = Net.of(
                model("{'type':'mlp','depth':3,'width':9,'shape':'funnel','residual':true}"), new InputShape.Row(4), 3);
        int layers = (4 * 9 + 9) + (9 * 7 + 7) + (7 * 5 + 5) + (5 * 3 + 3);
        int shortcuts = 4 * 9 + 9 * 7 + 7 * 5;
        assertThat(net.layout().parametersCount()).isEqualTo(layers + shortcuts);
    }

    /** Of columns with 1, 3, 1 and 120 values: two numbers, and vectors of widths 2 and 50 by the rule. */
    @ParameterizedTest
    @CsvSource({"'auto', 2, 50", "4, 4, 4"})
    void categoriesBecomeVectors(String embedding, int first, int second) {
        Net net = Net.of(
                model("{'type':'mlp','depth':1,'width':10,'embedding':%s}"
                        .formatted(embedding.equals("auto") ? "'auto'" : embedding)),
                new InputShape.Row(List.of(1, 3, 1, 120)),
                2);
        int tables = 3 * first + 120 * second;
        assertThat(net.layout().parametersCount()).isEqualTo(tables + (2 + first + second) * 10 + 10 + 10 * 2 + 2);
    }

    @Test
    void vectorsForCategoriesAreRefusedWhereThereAreNone() {
        assertThatThrownBy(() -> Net.of(model("{'type':'mlp','embedding':4}"), new InputShape.Row(3), 2))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("trial.model.embedding: ");
        assertThat(Net.of(model("{'type':'mlp','embedding':'auto'}"), new InputShape.Row(3), 2)
                        .layout()
                        .parametersCount())
                .isEqualTo(Net.of(model("{'type':'mlp'}"), new InputShape.Row(3), 2)
                        .layout()
                        .parametersCount());
    }

    @Test
    void aLongShortTermMemoryHasFourGates() {
        Net net = Net.of(model("{'type':'rnn','cell':'lstm','units':64}"), new InputShape.Series(32, 50), 10);
        assertThat(net.layout().parametersCount()).isEqualTo(4 * (32 * 64 + 64 * 64 + 2 * 64) + 64 * 10 + 10);
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
        assertThat(net.layout().parametersCount()).isEqualTo(first + second + attention + 12 * 3 + 3);
        int step = 2 * gates * 6 * (5 + 6) + 2 * gates * 6 * (12 + 6) + 12 * 12 + 2 * 12;
        assertThat(net.layout().multiplyAdds()).isEqualTo(9 * step + 12 * 3);
    }

    /** Of 9 steps a stride of 2 leaves 5, and 3 of these. */
    @Test
    void stridesLeaveTheRecurrentLayersFewerSteps() {
        Net net = Net.of(
                model("{'type':'cnn-rnn','depth':2,'width':8,'kernel':3,'stride':2,'cell':'gru','units':6}"),
                new InputShape.Series(5, 9),
                3);
        int first = 3 * 5 * 8;
        int second = 3 * 8 * 8;
        int gates = 3 * 6 * (8 + 6);
        assertThat(net.layout().parametersCount()).isEqualTo(first + 8 + second + 8 + gates + 3 * 6 * 2 + 6 * 3 + 3);
        assertThat(net.layout().multiplyAdds()).isEqualTo(5 * first + 3 * second + 3 * gates + 6 * 3);
    }

    /** Three heads of width 10 are 4 wide each. */
    @Test
    void anEncoderHasItsMatricesAndNorms() {
        Net net = Net.of(
                model(
                        "{'type':'transformer-encoder','layers':2,'heads':3,'width':10,'feed_forward':20,'positions':'learned'}"),
                new InputShape.Text(9, 50),
                3);
        int attention = 3 * 10 * 12 + 12 * 10;
        int forward = 10 * 20 + 20 * 10;
        int layer = attention + 2 * 12 + 10 + forward + 20 + 10 + 2 * 2 * 10;
        assertThat(net.layout().parametersCount()).isEqualTo(50 * 10 + 9 * 10 + 2 * layer + 2 * 10 + 10 * 3 + 3);
        assertThat(net.layout().multiplyAdds()).isEqualTo(2 * (9 * (attention + forward) + 2 * 9 * 9 * 12) + 10 * 3);
    }

    @ParameterizedTest
    @CsvSource({"initializer, rnn", "recurrent_initializer, rnn", "recurrent_initializer, cnn-rnn"})
    void theWeightsOfTheStateBeginOrthogonalGateByGateWhereTold(String member, String type) {
        Net net = Net.of(
                model("{'type':'%s','cell':'gru','units':6,'%s':'orthogonal'}".formatted(type, member)),
                new InputShape.Series(5, 9),
                3);
        assertThat(farthestFromOrthogonal(net, "layer1.forward.state.weight", 3))
                .isLessThan(ROUNDED);
    }

    @ParameterizedTest
    @CsvSource({"lstm, 4", "gru, 3", "vanilla, 1"})
    void theWeightsOfTheStateAloneCanBeginOrthogonal(String cell, int gates) {
        String same = "{'type':'rnn','cell':'%s','units':5,'layers':2,'direction':'both'".formatted(cell);
        InputShape series = new InputShape.Series(5, 9);
        Net orthogonal = Net.of(model(same + ",'recurrent_initializer':'orthogonal'}"), series, 3);
        for (ParameterSpec slot : orthogonal.layout().parameters()) {
            if (slot.name().endsWith("state.weight")) {
                assertThat(farthestFromOrthogonal(orthogonal, slot.name(), gates))
                        .isLessThan(ROUNDED);
            }
        }
        String inputs = "layer1.forward.input.weight";
        assertThat(farthestFromOrthogonal(orthogonal, inputs, gates)).isGreaterThan(0.1);
        assertThat(values(orthogonal, inputs)).isEqualTo(values(Net.of(model(same + "}"), series, 3), inputs));
    }

    @Test
    void theWeightsOfTheStateCanBeginAnotherWayThanTheRest() {
        Net net = Net.of(
                model("{'type':'rnn','units':6,'initializer':'orthogonal','recurrent_initializer':'xavier'}"),
                new InputShape.Series(6, 9),
                3);
        assertThat(farthestFromOrthogonal(net, "layer1.forward.input.weight", 4))
                .isLessThan(ROUNDED);
        assertThat(farthestFromOrthogonal(net, "layer1.forward.state.weight", 4))
                .isGreaterThan(0.1);
    }

    /** How far the products of a square gate's rows are from those of an orthogonal matrix, at most. */
    private static double farthestFromOrthogonal(Net net, String name, int gates) {
        float[] rows = values(net, name);
        int units = (int) Math.sqrt((double) rows.length / gates);
        double farthest = 0;
        for (int row = 0; row < gates * units; row++) {
            for (int other = row / units * units; other < (row / units + 1) * units; other++) {
                double product = row == other ? -1 : 0;
                for (int i = 0; i < units; i++) {
                    product += (double) rows[row * units + i] * rows[other * units + i];
                }
                farthest = Math.max(farthest, Math.abs(product));
            }
        }
        return farthest;
    }

    private static float[] values(Net net, String name) {
        ParameterSpec weights = net.layout().parameters().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow();
        return weights.of(net.layout().initial(new SplittableRandom(1)).parameters());
    }

    /** Two convolutions a level, and a projection where the first level changes the width. */
    @Test
    void aTemporalConvolutionalNetHasItsKernelsAndOneShortcut() {
        Net net = Net.of(
                model("{'type':'tcn','levels':3,'width':8,'kernel':4,'norm':'batch'}"), new InputShape.Series(5, 9), 3);
        int kernels = 4 * 5 * 8 + 5 * 4 * 8 * 8;
        assertThat(net.layout().parametersCount()).isEqualTo(kernels + 6 * 2 * 8 + (5 * 8 + 8) + (8 * 3 + 3));
        assertThat(net.layout().multiplyAdds()).isEqualTo(9 * (kernels + 5 * 8) + 8 * 3);
        assertThat(net.layout().statisticsCount()).isEqualTo(6 * 2 * 8);
    }

    /** Depth 20 of He et al. 2015, section 4.2, has 0.27 million parameters. */
    @Test
    void aResidualNetOfTwentyLayersHasThePublishedSize() {
        Net net = Net.of(resNet(3, Block.BASIC, Shortcut.CONVOLUTION), CIFAR, 10);
        assertThat(net.layout().parametersCount()).isBetween(265_000, 280_000);
        assertThat(convolutions(net)).hasSize(19 + 2);
    }

    @ParameterizedTest
    @EnumSource
    void thePlainTwinHasTheSameConvolutionsButThoseOfShortcuts(Block block) {
        List<ParameterSpec> residual = convolutions(Net.of(resNet(2, block, Shortcut.CONVOLUTION), CIFAR, 10));
        List<ParameterSpec> plain = convolutions(Net.of(resNet(2, block, Shortcut.NONE), CIFAR, 10));
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
        assertThat(deep.layout().parameters().getLast().name()).isEqualTo("output.bias");
        assertThat(Net.of(resNet(1, Block.BASIC, Shortcut.CONVOLUTION), new InputShape.Image(1, 1, 1), 2)
                        .layout()
                        .parameters())
                .noneMatch(slot -> slot.name().startsWith("stage2"));
    }

    @Test
    void namesAreUnique() {
        Net net = Net.of(resNet(2, Block.BOTTLENECK, Shortcut.CONVOLUTION), CIFAR, 10);
        assertThat(net.layout().parameters().stream().map(ParameterSpec::name)).doesNotHaveDuplicates();
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

    private static List<ParameterSpec> convolutions(Net net) {
        return net.layout().parameters().stream()
                .filter(slot -> slot.dimensions().length == 4)
                .toList();
    }

    private static String form(ParameterSpec slot) {
        return slot.name() + Arrays.toString(slot.dimensions());
    }
}
