package dev.espalier.trainer.model;

/**
 * The numbers of a net at one moment, in host memory; the arrays are never written to.
 *
 * @param parameters in the order of {@link Blueprint#parameters()}
 * @param statistics in the order of {@link Blueprint#statistics()}
 */
public record Snapshot(float[] parameters, float[] statistics) {}
