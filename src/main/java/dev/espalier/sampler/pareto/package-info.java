/**
 * Ranks trials by one objective or by several: dominance, hypervolume.
 *
 * <p>Comes in: losses. Goes out: ranks. Imports {@code study}.
 */
package dev.espalier.sampler.pareto;
