package dev.espalier.trainer.model;

/**
 * Fully connected layers, for rows of a table and images.
 *
 * @param depth hidden layers
 * @param width units of each
 */
public record Mlp(int depth, int width, double dropout, Activation activation, Norm norm, Initializer initializer)
        implements ModelConfig {}
