/**
 * The training loop: batches, gradients, steps of the optimizer, evaluation.
 *
 * <p>Comes in: a configuration, a net, data on the device. Goes out: after each epoch {@link
 * dev.espalier.trainer.metrics.Scores} and a {@link dev.espalier.trainer.loop.TrainingState} to resume from. {@link
 * dev.espalier.trainer.loop.TrainingLoop} is where a batch is trained. Imports the packages of {@code trainer} that it puts
 * together, and {@code ai.djl}.
 */
package dev.espalier.trainer.loop;
