/**
 * NumPy's {@code .npz} files, in which checkpoints and models keep their arrays.
 *
 * <p>Comes in: named arrays. Goes out: bytes, and named arrays again.
 */
package dev.espalier.trainer.npz;
