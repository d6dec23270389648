package dev.espalier.trainer.model;

/** What normalises a layer's outputs. */
public enum Norm {
    NONE,
    /** Each channel over the batch. */
    BATCH,
    /** Each example, or each step of a sequence, by itself. */
    LAYER
}
