package dev.espalier.trainer.model.layer;

/**
 * The numbers of a net at one moment, in host memory; the arrays are never written to.
 *
 * @param parameters in the order of {@link ParameterLayout#parameters()}
 * @param statistics in the order of {@link ParameterLayout#statistics()}
 */
public record Snapshot(float[] parameters, float[] statistics) {}
