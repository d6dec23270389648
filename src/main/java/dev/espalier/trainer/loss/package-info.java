/**
 * What a net is to minimise.
 *
 * <p>Comes in: a batch's outputs and targets on the device. Goes out: the loss of each example, there too, as something to be
 * differentiated. Imports {@code trainer.engine} and {@code ai.djl}.
 */
package dev.espalier.trainer.loss;
