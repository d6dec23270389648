/**
 * The covariance matrix adaptation evolution strategy (Hansen 2016), with margin for integers and categories.
 *
 * <p>Comes in: a search space, trials. Goes out: a sampler. Imports {@code sampler.core}.
 */
package dev.espalier.sampler.cmaes;
