package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.Activation;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.ModelConfig.Block;
import dev.espalier.trainer.model.ModelConfig.Cell;
import dev.espalier.trainer.model.ModelConfig.Cnn;
import dev.espalier.trainer.model.ModelConfig.Direction;
import dev.espalier.trainer.model.ModelConfig.Head;
import dev.espalier.trainer.model.ModelConfig.Mlp;
import dev.espalier.trainer.model.ModelConfig.Norm;
import dev.espalier.trainer.model.ModelConfig.Pooling;
import dev.espalier.trainer.model.ModelConfig.ResNet;
import dev.espalier.trainer.model.ModelConfig.Rnn;
import dev.espalier.trainer.model.ModelConfig.Shortcut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The member {@code model}: each type's members, and the model they say. */
final class ModelVocabulary {
    private static final double MOST_DROPOUT = 0.95;
    private static final String DROPOUT = "share of the values set to 0 while training, ";

    private ModelVocabulary() {}

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put("mlp", mlp());
        types.put("cnn", cnn());
        types.put("resnet", resNet());
        types.put("rnn", rnn());
        return types;
    }

    /** @param model filled */
    static ModelConfig read(Filled model) {
        return switch (model.text("type")) {
            case "mlp" ->
                new Mlp(
                        model.whole("depth"),
                        model.whole("width"),
                        model.number("dropout"),
                        Activation.of(model.text("activation")),
                        model.word("norm", Norm.class));
            case "cnn" ->
                new Cnn(
                        model.whole("depth"),
                        model.whole("width"),
                        model.whole("growth"),
                        model.whole("kernel"),
                        model.number("dropout"),
                        Activation.of(model.text("activation")),
                        model.word("norm", Norm.class),
                        model.word("head", Head.class),
                        model.whole("hidden"));
            case "resnet" ->
                new ResNet(
                        model.whole("blocks"),
                        model.whole("stages"),
                        model.whole("width"),
                        model.word("block", Block.class),
                        model.truth("shortcut") ? Shortcut.RESIDUAL : Shortcut.PLAIN,
                        model.number("dropout"),
                        Activation.of(model.text("activation")),
                        model.word("norm", Norm.class));
            case "rnn" ->
                new Rnn(
                        model.word("cell", Cell.class),
                        model.whole("layers"),
                        model.whole("units"),
                        model.word("direction", Direction.class),
                        model.word("pooling", Pooling.class),
                        model.number("dropout"),
                        model.whole("embedding"));
            case String other -> throw model.wrong("type", other + " is no type of model");
        };
    }

    private static Shape.Fields mlp() {
        return new FieldsBuilder()
                .whole("depth", 1, 16, 2, "hidden layers")
                .whole("width", 1, 8192, 64, "units of each hidden layer")
                .real("dropout", 0, MOST_DROPOUT, 0, DROPOUT + "after each hidden layer")
                .word("activation", Activation.words(), "relu", "activation after each hidden layer")
                .word("norm", List.of("none", "batch"), "none", "norm before each activation")
                .build();
    }

    private static Shape.Fields cnn() {
        return new FieldsBuilder()
                .whole("depth", 1, 32, 3, "convolution layers, in as many groups as the image can be halved")
                .whole("width", 1, 1024, 32, "feature maps of the first group")
                .whole("growth", 1, 4, 2, "factor of the feature maps from one group to the next")
                .whole("kernel", 1, 11, 3, "side of each kernel in pixels, odd")
                .real("dropout", 0, MOST_DROPOUT, 0, DROPOUT + "before the output layer")
                .word("activation", Activation.words(), "relu", "activation after each layer")
                .word("norm", List.of("none", "batch"), "batch", "norm before each activation")
                .word(
                        "head",
                        List.of("flatten", "average"),
                        "flatten",
                        "what the output layer sees: every value of the last maps, or the mean of each map")
                .whole("hidden", 0, 8192, 0, "units of a hidden layer before the output layer; 0 for none")
                .build();
    }

    private static Shape.Fields resNet() {
        return new FieldsBuilder()
                .whole("blocks", 1, 64, 2, "blocks of each stage")
                .whole("stages", 1, 5, 3, "stages, each halving the image; fewer where it would get below 2x2 pixels")
                .whole("width", 1, 512, 16, "feature maps of the first stage, doubled by each next")
                .word(
                        "block",
                        List.of("basic", "bottleneck"),
                        "basic",
                        "basic: two 3x3 convolutions; bottleneck: 1x1, 3x3 and 1x1, the last four times as wide")
                .truth(
                        "shortcut",
                        new Json.Bool(true),
                        "whether each block's input is added to its output; false gives the plain twin")
                .real("dropout", 0, MOST_DROPOUT, 0, DROPOUT + "before the output layer")
                .word("activation", Activation.words(), "relu", "activation within and after each block")
                .word("norm", List.of("none", "batch"), "batch", "norm after each convolution")
                .build();
    }

    private static Shape.Fields rnn() {
        return new FieldsBuilder()
                .word("cell", List.of("lstm", "gru"), "lstm", "what the recurrent layers are made of")
                .whole("layers", 1, 8, 1, "recurrent layers, one upon the other")
                .whole("units", 1, 2048, 64, "units of each layer and direction")
                .word("direction", List.of("forward", "both"), "forward", "which way a sequence is read")
                .word(
                        "pooling",
                        List.of("last", "mean"),
                        "last",
                        "what the output layer sees: the output of the last step read, or the mean of all steps'")
                .real("dropout", 0, MOST_DROPOUT, 0, DROPOUT + "after each layer and the embedding")
                .whole("embedding", 1, 1024, 64, "width of a token's vector; without meaning for series")
                .build();
    }
}
