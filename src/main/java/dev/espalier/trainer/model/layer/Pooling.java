package dev.espalier.trainer.model.layer;

/** How a sequence of outputs becomes one; steps of padding have no part in it. */
public enum Pooling {
    /** The output of the last step read; of both directions their own last. */
    LAST,
    /** The mean over the sequence's own steps. */
    MEAN,
    /** The greatest value over the sequence's own steps, for each output by itself. */
    MAX,
    /**
     * A mean with weights that are learnt (Yang et al. 2016, "Hierarchical Attention Networks for Document Classification",
     * equations 5 to 7): step {@code t} weighs {@code softmax(c · tanh(W h_t + b))} over the sequence's own steps, {@code W}
     * square.
     */
    ATTENTION
}
