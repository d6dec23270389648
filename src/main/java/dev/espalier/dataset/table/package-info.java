/**
 * Tables in csv: what each column holds, and numbers and categories for a model.
 *
 * <p>Comes in: csv files. Goes out: a {@link dev.espalier.dataset.table.RawTable} with targets and groups. Imports {@code
 * dataset.io}, {@code dataset.preprocessing} and {@code dataset.core}.
 */
package dev.espalier.dataset.table;
