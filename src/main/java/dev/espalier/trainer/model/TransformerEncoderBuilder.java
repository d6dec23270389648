package dev.espalier.trainer.model;

import dev.espalier.trainer.engine.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Encoders of transformers. */
final class TransformerEncoderBuilder {
    private final Blueprint blueprint;
    private final TransformerEncoder config;

    private TransformerEncoderBuilder(Blueprint blueprint, TransformerEncoder config) {
        this.blueprint = blueprint;
        this.config = config;
    }

    static Layer build(Blueprint blueprint, TransformerEncoder config, InputShape input, int outputs) {
        return new TransformerEncoderBuilder(blueprint, config).build(input, outputs);
    }

    private Layer build(InputShape input, int outputs) {
        List<Layer> layers = new ArrayList<>();
        SequenceShape shape = begin(input, layers);
        layers.add(StepPositions.of(config.positions(), blueprint, shape));
        layers.add(Layer.dropout(config.dropout()));
        for (int i = 1; i <= config.layers(); i++) {
            String name = "layer" + i;
            layers.add(part(name + ".attention", new SelfAttention(blueprint, name + ".attention", shape, config)));
            layers.add(part(name + ".forward", feedForward(name + ".forward", shape)));
        }
        layers.add(new LayerNorm(blueprint, "norm", config.width()));
        layers.add(new SequencePooling(blueprint, "pooling", config.pooling(), shape));
        layers.add(Dense.output(blueprint, config.width(), outputs));
        return Layer.chain(layers);
    }

    /** Tokens' vectors are scaled to the size of the positions (Vaswani et al. 2017, section 3.4). */
    private SequenceShape begin(InputShape shape, List<Layer> layers) {
        SequenceInput input = SequenceInput.of(blueprint, shape, config.width(), 0, "transformer-encoder");
        layers.add(input.layer());
        layers.add(
                shape instanceof InputShape.Text
                        ? (tokens, pass) -> Scalar.times(tokens, Math.sqrt(config.width()))
                        : Dense.ofSteps(
                                blueprint,
                                "channels",
                                input.shape(),
                                config.width(),
                                Initial.xavier(input.shape().width(), config.width())));
        return input.shape().ofWidth(config.width());
    }

    private Layer part(String name, Layer layer) {
        Layer norm = new LayerNorm(blueprint, name + ".norm", config.width());
        return Layer.residual(Layer.chain(List.of(norm, layer, Layer.dropout(config.dropout()))), Layer.IDENTITY);
    }

    private Layer feedForward(String name, SequenceShape shape) {
        SequenceShape wide = shape.ofWidth(config.feedForward());
        return Layer.chain(List.of(
                Dense.ofSteps(blueprint, name + ".first", shape, wide.width(), Initial.he(shape.width())),
                Layer.of(config.activation()),
                Dense.ofSteps(
                        blueprint,
                        name + ".second",
                        wide,
                        shape.width(),
                        Initial.xavier(wide.width(), shape.width()))));
    }
}
