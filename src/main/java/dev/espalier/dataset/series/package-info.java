/**
 * Time series in {@code .ts} files.
 *
 * <p>Comes in: files. Goes out: {@link dev.espalier.dataset.series.RawSeries}. Imports {@code dataset.io}, {@code
 * dataset.preprocessing} and {@code dataset.core}.
 */
package dev.espalier.dataset.series;
