/**
 * Where weights begin that do not begin at random: arrays that someone else trained, found in a file and fitted to a net.
 *
 * <p>Comes in: a file and a {@link dev.espalier.trainer.model.layer.ParameterLayout}. Goes out: a {@link
 * dev.espalier.trainer.transfer.Transfer}, which tells what was taken and what was not. No file is trusted: no array is read
 * that does not fit one of the net's own. Imports {@code study} and {@code trainer.model}; no {@code ai.djl}.
 */
package dev.espalier.trainer.transfer;
