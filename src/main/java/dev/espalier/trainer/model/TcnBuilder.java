package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Reach;
import dev.espalier.trainer.model.layer.SequencePooling;
import dev.espalier.trainer.model.layer.SequenceShape;
import dev.espalier.trainer.model.layer.TemporalConvolution;
import dev.espalier.trainer.model.layer.TemporalNorm;
import java.util.ArrayList;
import java.util.List;

/** Temporal convolutional nets. What a step sees comes before it, so padding behind a sequence changes none of its outputs. */
final class TcnBuilder {
    private final ParameterLayout layout;
    private final Tcn config;

    private TcnBuilder(ParameterLayout layout, Tcn config) {
        this.layout = layout;
        this.config = config;
    }

    static Layer build(ParameterLayout layout, Tcn config, InputShape input, int outputs) {
        return new TcnBuilder(layout, config).build(input, outputs);
    }

    private Layer build(InputShape shape, int outputs) {
        SequenceInput input = SequenceInput.of(layout, shape, config.embedding(), config.dropout(), "tcn");
        List<Layer> layers = new ArrayList<>();
        layers.add(input.layer());
        layers.add((sequences, context) -> TemporalNorm.turned(sequences));
        SequenceShape output = input.shape();
        for (int level = 0; level < config.levels(); level++) {
            layers.add(block("level" + (level + 1), output, 1 << level));
            output = output.ofWidth(config.width());
        }
        layers.add((sequences, context) -> TemporalNorm.turned(sequences));
        layers.add(new SequencePooling(layout, "pooling", config.pooling(), output));
        layers.add(Dense.output(layout, output.width(), outputs));
        return Layer.chain(layers);
    }

    private Layer block(String name, SequenceShape input, int dilation) {
        Layer convolutions = Layer.chain(List.of(
                convolution(name + ".first", input, dilation),
                convolution(name + ".second", input.ofWidth(config.width()), dilation)));
        Layer shortcut = input.width() == config.width()
                ? Layer.IDENTITY
                : new TemporalConvolution(
                        layout,
                        name + ".shortcut",
                        input,
                        new TemporalConvolution.Form(config.width(), 1, 1, 1, Reach.BEFORE),
                        Norm.NONE);
        return Layer.chain(List.of(Layer.residual(convolutions, shortcut), Layer.of(config.activation())));
    }

    private Layer convolution(String name, SequenceShape input, int dilation) {
        return Layer.chain(List.of(
                new TemporalConvolution(
                        layout,
                        name,
                        input,
                        new TemporalConvolution.Form(config.width(), config.kernel(), dilation, 1, Reach.BEFORE),
                        config.norm()),
                TemporalNorm.of(config.norm(), layout, name + ".norm", config.width()),
                Layer.of(config.activation()),
                (sequences, context) -> context.dropChannels(sequences, config.dropout())));
    }
}
