/**
 * Scores of predictions: accuracy, precision, recall, F1, AUC, log loss, squared and absolute errors.
 *
 * <p>Comes in: logits or values and what is true. Goes out: {@link dev.espalier.trainer.metrics.Scores}. Imports {@code
 * dataset} and {@code trainer.config}.
 */
package dev.espalier.trainer.metrics;
