/**
 * Layers: what nets are put together from.
 *
 * <p>Comes in: shapes and settings. Goes out: a {@link dev.espalier.trainer.model.layer.Layer}, a function of arrays whose
 * parameters stand in a {@link dev.espalier.trainer.model.layer.ParameterLayout}. Imports {@code trainer.engine} and {@code
 * ai.djl}.
 */
package dev.espalier.trainer.model.layer;
