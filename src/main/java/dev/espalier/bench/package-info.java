/**
 * Benchmarks: what {@code ./espalier bench} measures and prints.
 *
 * <p>Comes in: where the data and the search spaces are. Goes out: a table with the figures, the targets and the baseline of
 * the same run. Imports any room but {@code http}; nothing imports it but {@code cli}.
 */
package dev.espalier.bench;
