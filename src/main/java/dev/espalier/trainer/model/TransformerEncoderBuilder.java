package dev.espalier.trainer.model;

import dev.espalier.trainer.engine.Scalar;
import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.LayerNorm;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequencePooling;
import dev.espalier.trainer.model.layer.SequenceShape;
import java.util.ArrayList;
import java.util.List;

/** Encoders of transformers. */
final class TransformerEncoderBuilder {
    private final ParameterLayout layout;
    private final TransformerEncoder config;

    private TransformerEncoderBuilder(ParameterLayout layout, TransformerEncoder config) {
        this.layout = layout;
        this.config = config;
    }

    static Layer build(ParameterLayout layout, TransformerEncoder config, InputShape input, int outputs) {
        return new TransformerEncoderBuilder(layout, config).build(input, outputs);
    }

    private Layer build(InputShape input, int outputs) {
        List<Layer> layers = new ArrayList<>();
        SequenceShape shape = begin(input, layers);
        layers.add(StepPositions.of(config.positions(), layout, shape));
        layers.add(Layer.dropout(config.dropout()));
        for (int i = 1; i <= config.layers(); i++) {
            String name = "layer" + i;
            layers.add(part(name + ".attention", new SelfAttention(layout, name + ".attention", shape, config)));
            layers.add(part(name + ".forward", feedForward(name + ".forward", shape)));
        }
        layers.add(new LayerNorm(layout, "norm", config.width()));
        layers.add(new SequencePooling(layout, "pooling", config.pooling(), shape));
        layers.add(Dense.output(layout, config.width(), outputs));
        return Layer.chain(layers);
    }

    /** Tokens' vectors are scaled to the size of the positions (Vaswani et al. 2017, section 3.4). */
    private SequenceShape begin(InputShape shape, List<Layer> layers) {
        SequenceInput input = SequenceInput.of(layout, shape, config.width(), 0, "transformer-encoder");
        layers.add(input.layer());
        layers.add(
                shape instanceof InputShape.Text
                        ? (tokens, context) -> Scalar.times(tokens, Math.sqrt(config.width()))
                        : Dense.ofSteps(
                                layout,
                                "channels",
                                input.shape(),
                                config.width(),
                                Initial.xavier(input.shape().width(), config.width())));
        return input.shape().ofWidth(config.width());
    }

    private Layer part(String name, Layer layer) {
        Layer norm = new LayerNorm(layout, name + ".norm", config.width());
        return Layer.residual(Layer.chain(List.of(norm, layer, Layer.dropout(config.dropout()))), Layer.IDENTITY);
    }

    private Layer feedForward(String name, SequenceShape shape) {
        SequenceShape wide = shape.ofWidth(config.feedForward());
        return Layer.chain(List.of(
                Dense.ofSteps(layout, name + ".first", shape, wide.width(), Initial.he(shape.width())),
                Layer.of(config.activation()),
                Dense.ofSteps(
                        layout, name + ".second", wide, shape.width(), Initial.xavier(wide.width(), shape.width()))));
    }
}
