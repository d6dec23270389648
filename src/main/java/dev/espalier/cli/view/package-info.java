/**
 * What commands print: tables, and the live view of a study.
 *
 * <p>Comes in: answers of the server. Goes out: lines for a terminal or a pipe. Imports {@code cli.client}.
 */
package dev.espalier.cli.view;
