/**
 * Checkpoints and models as named, checksummed files behind one interface.
 *
 * <p>Comes in: bytes under a name. Goes out: the same bytes, or a {@link dev.espalier.study.Failure} that says which file
 * is missing or damaged. Imports {@code study}.
 */
package dev.espalier.artifact;
