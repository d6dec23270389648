package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.Reach;

/**
 * Convolutions over time and recurrent layers that read what they make, for series and texts.
 *
 * @param depth convolutions
 * @param width channels of each
 * @param kernel steps that one convolution sees
 * @param stride steps from one output of a convolution to the next, so that the recurrent layers have as many fewer to read
 * @param reach which steps a convolution sees
 * @param norm after each convolution
 * @param recurrent the layers behind the convolutions; its dropout is also that of the convolutions' channels
 */
public record CnnRnn(
        int depth, int width, int kernel, int stride, Reach reach, Activation activation, Norm norm, Rnn recurrent)
        implements ModelConfig {

    @Override
    public Initializer initializer() {
        return recurrent.initializer();
    }
}
