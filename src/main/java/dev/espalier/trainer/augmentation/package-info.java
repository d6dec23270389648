/**
 * Augmentation: training examples changed at random, a batch at a time, on the device.
 *
 * <p>Comes in: an {@link dev.espalier.trainer.augmentation.Augmentation}, what it is to do, and a batch's inputs. Goes out:
 * the inputs changed, and whom each example was mixed with. What is random is drawn on the host, a few numbers an example,
 * from the trial's seed, the epoch and the batch alone; what is done to values are whole-array operations that both engines
 * have. Imports {@code dataset}, {@code trainer.engine}, {@code trainer.model} and {@code ai.djl}.
 */
package dev.espalier.trainer.augmentation;
