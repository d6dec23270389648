package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.study.InvalidInput;

/** A net: named parameters, and what it computes from them and a batch. Immutable; the numbers are in {@link Weights}. */
public final class Net {
    private final Blueprint blueprint;
    private final Layer layers;

    private Net(Blueprint blueprint, Layer layers) {
        this.blueprint = blueprint;
        this.layers = layers;
    }

    /**
     * Builds {@code config} for inputs of shape {@code input}.
     *
     * @param outputs one a class, or 1 for regression
     * @throws InvalidInput if such a model cannot read such an input
     */
    public static Net of(ModelConfig config, InputShape input, int outputs) {
        Blueprint blueprint = new Blueprint(config.initializer());
        Layer layers = switch (config) {
            case Mlp mlp -> MlpBuilder.build(blueprint, mlp, input, outputs);
            case Cnn cnn -> CnnBuilder.build(blueprint, cnn, image(input, "cnn"), outputs);
            case ResNet resNet -> ResNetBuilder.build(blueprint, resNet, image(input, "resnet"), outputs);
            case Rnn rnn -> RnnBuilder.build(blueprint, rnn, input, outputs);
            case CnnRnn hybrid -> CnnRnnBuilder.build(blueprint, hybrid, input, outputs);
            case TransformerEncoder encoder -> TransformerEncoderBuilder.build(blueprint, encoder, input, outputs);
            case Tcn tcn -> TcnBuilder.build(blueprint, tcn, input, outputs);
        };
        return new Net(blueprint, layers);
    }

    /** The named arrays of this net. */
    public Blueprint blueprint() {
        return blueprint;
    }

    /**
     * Logits of classes, or predictions: {@code batch x outputs}.
     *
     * @param batch {@code batch x} the shape of one example: {@code channels x height x width}, {@code width}, {@code steps x
     *     channels}, or {@code steps} token ids; its manager owns the output
     */
    public NDArray forward(NDArray batch, Pass pass) {
        return layers.forward(batch, pass);
    }

    /** This net without its output layer: from a batch to its features, {@code batch x features}. */
    public Net body() {
        return new Net(blueprint, (input, pass) -> layers.forward(input, pass.toFeatures()));
    }

    /** The output layer of this net alone, from features to logits or predictions. */
    public Net head() {
        return new Net(blueprint, blueprint.head());
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
