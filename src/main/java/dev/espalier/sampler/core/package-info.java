/**
 * What all samplers share: their interface, the trials that they see, seeded random numbers.
 *
 * <p>Comes in: a search space, trials. Goes out: {@link dev.espalier.sampler.core.Sampler} and its helpers. Imports {@code
 * study}, {@code space} and {@code sampler.pareto}.
 */
package dev.espalier.sampler.core;
