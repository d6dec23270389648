/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011) and BOHB (Falkner et al. 2018).
 *
 * <p>Comes in: a search space, trials. Goes out: samplers. Imports {@code sampler.core} and {@code sampler.pareto}.
 */
package dev.espalier.sampler.tpe;
