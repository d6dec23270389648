package dev.espalier.trainer.model;

import ai.djl.ndarray.types.Shape;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.CategoryEmbeddings;
import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.FeatureMapShape;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.PaddedShortcut;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Window;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of each layer of images and rows, small. */
final class SomeLayers {
    private static final FeatureMapShape MAPS = new FeatureMapShape(2, 4, 4);
    private static final int BATCH = 3;
    private static final Shape IMAGES = new Shape(BATCH, 2, 4, 4);
    private static final Shape ROWS = new Shape(8, 6);

    private SomeLayers() {}

    static Stream<LayerCase> all() {
        return Stream.of(convolutions(), norms(), pools(), activations(), drops(), blocks())
                .flatMap(cases -> cases);
    }

    private static Stream<LayerCase> convolutions() {
        return Stream.of(
                maps("convolution with bias", Norm.NONE, maps -> maps.convolution("c", Window.same(3, 1), 3)),
                maps("convolution without bias", Norm.BATCH, maps -> maps.convolution("c", Window.same(3, 1), 3)),
                maps("strided convolution", Norm.NONE, maps -> maps.convolution("c", Window.same(3, 2), 3)),
                maps("convolution without padding", Norm.NONE, maps -> maps.convolution("c", new Window(3, 1, 0), 3)),
                maps("1x1 convolution", Norm.NONE, maps -> maps.convolution("c", Window.same(1, 2), 3)),
                rows("dense", layout -> new Dense(layout, "d", 6, 5, Initial.he(6))),
                rows(
                        "vectors for categories",
                        layout -> new CategoryEmbeddings(
                                layout, new InputShape.Row(List.of(1, 3, 2)), levels -> levels - 1)));
    }

    private static Stream<LayerCase> norms() {
        return Stream.of(
                maps("batch norm of maps", Norm.BATCH, maps -> maps.norm("n")),
                maps("layer norm of maps", Norm.LAYER, maps -> maps.norm("n")),
                rows("batch norm of rows", layout -> Norm.BATCH.ofVectors(layout, "n", 6)),
                rows("layer norm of rows", layout -> Norm.LAYER.ofVectors(layout, "n", 6)),
                maps("batch norm of maps", Norm.BATCH, maps -> maps.norm("n")).holding("n"),
                rows("batch norm of rows", layout -> Norm.BATCH.ofVectors(layout, "n", 6))
                        .holding("n"));
    }

    private static Stream<LayerCase> pools() {
        return Stream.of(
                maps("max pool", Norm.NONE, maps -> maps.maxPool(new Window(2, 2, 0))),
                maps("overlapping max pool", Norm.NONE, maps -> maps.maxPool(Window.same(3, 2))),
                maps("average pool", Norm.NONE, maps -> maps.averagePool(new Window(2, 2, 0))),
                maps("padded average pool", Norm.NONE, maps -> maps.averagePool(Window.same(3, 1))),
                LayerCase.of(
                        "global average pool",
                        IMAGES,
                        layout -> (input, context) -> input.getNDArrayInternal().globalAvgPool()));
    }

    private static Stream<LayerCase> activations() {
        return Arrays.stream(Activation.values())
                .map(activation -> LayerCase.of(activation.word(), IMAGES, layout -> Layer.of(activation)));
    }

    private static Stream<LayerCase> drops() {
        return Stream.of(
                LayerCase.of("dropout", IMAGES, layout -> Layer.dropout(0.4)),
                LayerCase.of("dropout of maps", IMAGES, layout -> (input, context) -> context.dropMaps(input, 0.4)),
                LayerCase.of(
                        "dropout of examples", IMAGES, layout -> (input, context) -> context.dropExamples(input, 0.4)));
    }

    private static Stream<LayerCase> blocks() {
        return Stream.of(
                LayerCase.of(
                        "padded shortcut", IMAGES, layout -> new PaddedShortcut(MAPS, new FeatureMapShape(5, 4, 4), 1)),
                LayerCase.of(
                        "strided padded shortcut",
                        IMAGES,
                        layout -> new PaddedShortcut(MAPS, new FeatureMapShape(5, 2, 2), 2)),
                block("basic block", "'block':'basic'"),
                block("bottleneck", "'block':'bottleneck'"),
                block("block with padded shortcut", "'projection':'pad'"),
                block("block that activates before", "'order':'pre'"),
                block("bottleneck that activates before", "'order':'pre','block':'bottleneck'"),
                block("block of stochastic depth", "'stochastic_depth':0.5"),
                block("plain block", "'shortcut':false"),
                stage("dense stage", "'block':'densenet','growth_rate':2"),
                stage("inception stage", "'block':'inception','width':8"));
    }

    private static LayerCase maps(String name, Norm norm, Consumer<FeatureMapBuilder> added) {
        return LayerCase.of(name, IMAGES, layout -> {
            FeatureMapBuilder maps = new FeatureMapBuilder(layout, norm, Activation.TANH, MAPS);
            added.accept(maps);
            return maps.built();
        });
    }

    private static LayerCase rows(String name, Function<ParameterLayout, Layer> layer) {
        return LayerCase.of(name, ROWS, layer);
    }

    /** The second of two blocks, which halves the maps and doubles their number. */
    private static LayerCase block(String name, String members) {
        ResNet config = (ResNet) model("{'type':'resnet','activation':'tanh','norm':'layer',%s}".formatted(members));
        return LayerCase.of(name, IMAGES, layout -> {
            FeatureMapBuilder maps = new FeatureMapBuilder(layout, config.norm(), config.activation(), MAPS);
            ResidualBlockBuilder blocks = new ResidualBlockBuilder(config, 2);
            blocks.add(maps, "one", 2, 1);
            blocks.add(maps, "two", 4, 2);
            return maps.built();
        });
    }

    private static LayerCase stage(String name, String members) {
        Cnn config = (Cnn) model(
                "{'type':'cnn','activation':'tanh','stages':1,'pooling':'none','norm':'layer',%s}".formatted(members));
        InputShape.Image image = new InputShape.Image(MAPS.channels(), MAPS.height(), MAPS.width());
        return LayerCase.of(name, IMAGES, layout -> CnnBuilder.build(layout, config, image, 2));
    }

    /** @param json an architecture as a trial has it, with single quotes for double ones */
    static ModelConfig model(String json) {
        return TrainingConfig.parseModel((Json.Object) JsonText.parse(json.replace('\'', '"')));
    }
}
