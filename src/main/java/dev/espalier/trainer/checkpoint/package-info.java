/**
 * Checkpoints, from which a trial resumes, and model files, which predict elsewhere; both with checksums.
 *
 * <p>Comes in: a trial's progress, weights, preprocessing. Goes out: files, and what is in them. Imports {@code trainer.loop},
 * {@code trainer.npz} and {@code trainer.metrics}.
 */
package dev.espalier.trainer.checkpoint;
