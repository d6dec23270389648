package dev.espalier.trainer.model.layer;

/** Which steps an output of a convolution over time sees; beyond a sequence's ends there are zeros. */
public enum Reach {
    /** Its own and those before: a causal convolution. */
    BEFORE,
    /** Its own and as many on both sides. */
    AROUND
}
