/**
 * Random search, quasi-random search and grid search.
 *
 * <p>Comes in: a search space, a seed. Goes out: samplers. Imports {@code sampler.core}.
 */
package dev.espalier.sampler.random;
