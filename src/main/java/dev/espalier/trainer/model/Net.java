package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Weights;

/** A net: named parameters, and what it computes from them and a batch. Immutable; the numbers are in {@link Weights}. */
public final class Net {
    private final ParameterLayout layout;
    private final Layer layers;

    private Net(ParameterLayout layout, Layer layers) {
        this.layout = layout;
        this.layers = layers;
    }

    /**
     * Builds {@code config} for inputs of shape {@code input}.
     *
     * @param outputs one a class, or 1 for regression
     * @throws InvalidInput if such a model cannot read such an input
     */
    public static Net of(ModelConfig config, InputShape input, int outputs) {
        ParameterLayout layout = new ParameterLayout(config.initializer());
        Layer layers = switch (config) {
            case Mlp mlp -> MlpBuilder.build(layout, mlp, input, outputs);
            case Cnn cnn -> CnnBuilder.build(layout, cnn, image(input, "cnn"), outputs);
            case ResNet resNet -> ResNetBuilder.build(layout, resNet, image(input, "resnet"), outputs);
            case Rnn rnn -> RnnBuilder.build(layout, rnn, input, outputs);
            case CnnRnn hybrid -> CnnRnnBuilder.build(layout, hybrid, input, outputs);
            case TransformerEncoder encoder -> TransformerEncoderBuilder.build(layout, encoder, input, outputs);
            case Tcn tcn -> TcnBuilder.build(layout, tcn, input, outputs);
        };
        return new Net(layout, layers);
    }

    /** The named arrays of this net. */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * Logits of classes, or predictions: {@code batch x outputs}.
     *
     * @param batch {@code batch x} the shape of one example: {@code channels x height x width}, {@code width}, {@code steps x
     *     channels}, or {@code steps} token ids; its manager owns the output
     */
    public NDArray forward(NDArray batch, ForwardContext context) {
        return layers.forward(batch, context);
    }

    /** This net without its output layer: from a batch to its features, {@code batch x features}. */
    public Net body() {
        return new Net(layout, (input, context) -> layers.forward(input, context.toFeatures()));
    }

    /** The output layer of this net alone, from features to logits or predictions. */
    public Net head() {
        return new Net(layout, layout.head());
    }

    private static InputShape.Image image(InputShape input, String model) {
        if (input instanceof InputShape.Image image) {
            return image;
        }
        throw misfit(model, "images");
    }

    static InvalidInput misfit(String model, String takes) {
        return new InvalidInput("trial.model.type", "a model of type " + model + " takes " + takes);
    }
}
