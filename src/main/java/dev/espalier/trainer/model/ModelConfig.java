package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Initializer;

/** An architecture with every choice made. Numbers are in the ranges that the trainer's vocabulary declares. */
public sealed interface ModelConfig permits Cnn, CnnRnn, Mlp, ResNet, Rnn, Tcn, TransformerEncoder {

    /** How every matrix and kernel begins. */
    default Initializer initializer() {
        return Initializer.AUTO;
    }
}
