/**
 * Trains one configuration with DJL.
 *
 * <p>Comes in: a {@link dev.espalier.trainer.TrialTask}: a concrete configuration, a seed, a data set, how far to train,
 * perhaps a checkpoint. Goes out: measurements, checkpoints and the best model's files. Imports {@code study}, {@code
 * space} and {@code json}; the only room but {@code bench} that imports {@code ai.djl}.
 */
package dev.espalier.trainer;
