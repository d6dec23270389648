/**
 * The weights that a trial starts from: random, of another trial, of a file, or pretrained embeddings.
 *
 * <p>Comes in: {@code start_from} of a configuration. Goes out: weights, and which of them were taken. Imports {@code
 * trainer.checkpoint} and {@code trainer.transfer}.
 */
package dev.espalier.trainer.start;
