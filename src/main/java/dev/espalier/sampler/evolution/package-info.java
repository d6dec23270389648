/**
 * Regularised evolution (Real et al. 2019) and NSGA-II (Deb et al. 2002).
 *
 * <p>Comes in: a search space, trials. Goes out: samplers. Imports {@code sampler.core} and {@code sampler.pareto}.
 */
package dev.espalier.sampler.evolution;
