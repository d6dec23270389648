package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.NumberStyle;

/**
 * How a table is written: a row of it on a command line is written alike.
 *
 * @param delimiter what stands between cells
 */
public record TableDialect(char delimiter, NumberStyle numbers) {
    /** As it is where nothing is said. */
    public static final TableDialect PLAIN = new TableDialect(',', NumberStyle.PLAIN);
}
