/**
 * Proposes configurations.
 *
 * <p>Comes in: the search space, the history of the study and a random source. Goes out: the next {@link
 * dev.espalier.study.Configuration}. Each algorithm is a pure function in a file of its own. Imports {@code study}, {@code
 * space} and Hipparchus; no clock, no thread, no random source but the one handed in.
 */
package dev.espalier.sampler;
