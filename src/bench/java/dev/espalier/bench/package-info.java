/**
 * Benchmarks: what {@code ./espalier bench} measures and prints.
 *
 * <p>Comes in: where the data and the search spaces are. Goes out: a table with the figures, the targets and the baseline of
 * the same run. It is built beside the tests and is
 * no part of the product. Imports any room but {@code http}.
 */
package dev.espalier.bench;
