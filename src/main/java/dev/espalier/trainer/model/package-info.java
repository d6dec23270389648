/**
 * Architectures: what a net computes, one code path for every engine.
 *
 * <p>Comes in: a {@link dev.espalier.trainer.model.ModelConfig} and what its data looks like ({@link
 * dev.espalier.trainer.model.layer.InputShape}). Goes out: a {@link dev.espalier.trainer.model.Net}, a function of named
 * parameters that live in one flat vector ({@link dev.espalier.trainer.model.layer.Weights}). Imports {@code
 * trainer.model.layer} and what that imports.
 */
package dev.espalier.trainer.model;
