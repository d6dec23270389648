/**
 * Bayesian optimisation with Gaussian processes.
 *
 * <p>Comes in: a search space, trials. Goes out: {@link dev.espalier.sampler.gp.GpSampler}. Imports {@code sampler.core} and
 * {@code sampler.pareto}.
 */
package dev.espalier.sampler.gp;
