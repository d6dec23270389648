/**
 * Architectures: what a net computes, one code path for every engine.
 *
 * <p>Comes in: a {@link dev.espalier.trainer.model.ModelConfig} and what its data looks like ({@link
 * dev.espalier.trainer.model.InputShape}). Goes out: a {@link dev.espalier.trainer.model.Net}, a function of named
 * parameters that live in one flat vector ({@link dev.espalier.trainer.model.Weights}). Imports {@code study},
 * {@code trainer.engine} and {@code ai.djl}.
 */
package dev.espalier.trainer.model;
