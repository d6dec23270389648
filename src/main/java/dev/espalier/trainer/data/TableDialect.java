package dev.espalier.trainer.data;

/**
 * How a table is written: a row of it on a command line is written alike.
 *
 * @param delimiter what stands between cells
 */
public record TableDialect(char delimiter, NumberStyle numbers) {
    /** As it is where nothing is said. */
    static final TableDialect PLAIN = new TableDialect(',', NumberStyle.PLAIN);
}
