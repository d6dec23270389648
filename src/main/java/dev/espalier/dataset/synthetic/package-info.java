/**
 * Data sets that are generated from a seed: spirals, shapes and waves.
 *
 * <p>Comes in: a size and a seed. Goes out: raw examples as of a file. Imports {@code dataset.image}, {@code dataset.table},
 * {@code dataset.series} and the packages below them.
 */
package dev.espalier.dataset.synthetic;
