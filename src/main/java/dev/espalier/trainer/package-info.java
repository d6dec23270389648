/**
 * Trains one configuration with DJL.
 *
 * <p>Comes in: a {@link dev.espalier.trainer.TrialTask}: a concrete configuration, a seed, a data set, how far to train,
 * perhaps a checkpoint. Goes out: measurements, checkpoints and the best model's files. {@link
 * dev.espalier.trainer.DjlTrialRunner} is the way in; {@code loop} trains, {@code model} builds nets. Imports {@code study},
 * {@code space}, {@code json} and {@code dataset}; the only room but {@code bench} that imports {@code ai.djl}.
 */
package dev.espalier.trainer;
