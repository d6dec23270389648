/**
 * Optimizers and learning-rate schedules.
 *
 * <p>Comes in: the arrays of a net's parameters and their gradients. Goes out: the arrays, one step on; and the state,
 * which a checkpoint holds. DJL's own optimizers keep their state where it cannot be saved, so these keep their own. Imports
 * {@code trainer.engine}, {@code trainer.model} and {@code ai.djl}.
 */
package dev.espalier.trainer.optimizer;
