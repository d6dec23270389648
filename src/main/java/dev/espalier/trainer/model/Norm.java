package dev.espalier.trainer.model;

/** What normalises a layer's outputs. */
public enum Norm {
    NONE,
    BATCH
}
