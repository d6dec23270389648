/**
 * Predictions and test scores of a model file.
 *
 * <p>Comes in: a model file, inputs or a test split. Goes out: a {@link dev.espalier.trainer.prediction.Prediction} or {@link
 * dev.espalier.trainer.prediction.TestScore}. Imports {@code trainer.checkpoint} and {@code trainer.loop}.
 */
package dev.espalier.trainer.prediction;
