package dev.espalier.study;

/** Where the weights are that a built-in trial ended with. */
public enum KeptWeights {
    /** Nowhere, or in its last checkpoint alone. */
    NONE,
    /** Whoever ran it is about to hand them in. */
    AWAITED,
    /** In its model. */
    KEPT
}
