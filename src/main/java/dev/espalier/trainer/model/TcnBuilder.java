package dev.espalier.trainer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Temporal convolutional nets. What a step sees comes before it, so padding behind a sequence changes none of its outputs. */
final class TcnBuilder {
    private final Blueprint blueprint;
    private final Tcn config;

    private TcnBuilder(Blueprint blueprint, Tcn config) {
        this.blueprint = blueprint;
        this.config = config;
    }

    static Layer build(Blueprint blueprint, Tcn config, InputShape input, int outputs) {
        return new TcnBuilder(blueprint, config).build(input, outputs);
    }

    private Layer build(InputShape shape, int outputs) {
        SequenceInput input = SequenceInput.of(blueprint, shape, config.embedding(), config.dropout(), "tcn");
        List<Layer> layers = new ArrayList<>();
        layers.add(input.layer());
        layers.add((sequences, pass) -> TemporalNorm.turned(sequences));
        int width = input.width();
        for (int level = 0; level < config.levels(); level++) {
            layers.add(block("level" + (level + 1), width, 1 << level));
            width = config.width();
        }
        layers.add((sequences, pass) -> TemporalNorm.turned(sequences));
        layers.add(new SequencePooling(blueprint, "pooling", config.pooling(), width));
        layers.add(Dense.output(blueprint, width, outputs));
        return Layer.chain(layers);
    }

    private Layer block(String name, int inputs, int dilation) {
        List<Layer> layers = new ArrayList<>();
        layers.add(convolution(name + ".first", inputs, dilation));
        layers.add(convolution(name + ".second", config.width(), dilation));
        Layer shortcut = inputs == config.width()
                ? (input, pass) -> input
                : new TemporalConvolution(
                        blueprint,
                        name + ".shortcut",
                        new TemporalConvolution.Form(inputs, config.width(), 1, 1, 1, Reach.BEFORE),
                        Norm.NONE);
        return new ResidualBlock(Layer.chain(layers), Optional.of(shortcut), config.activation());
    }

    private Layer convolution(String name, int inputs, int dilation) {
        return Layer.chain(List.of(
                new TemporalConvolution(
                        blueprint,
                        name,
                        new TemporalConvolution.Form(
                                inputs, config.width(), config.kernel(), dilation, 1, Reach.BEFORE),
                        config.norm()),
                TemporalNorm.of(config.norm(), blueprint, name + ".norm", config.width()),
                Layer.of(config.activation()),
                (sequences, pass) -> pass.dropChannels(sequences, config.dropout())));
    }
}
