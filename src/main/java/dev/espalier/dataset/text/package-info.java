/**
 * Texts in tables, folders and lines, cut into tokens, and pretrained vectors of tokens.
 *
 * <p>Comes in: files of text. Goes out: {@link dev.espalier.dataset.text.RawTexts}. Imports {@code dataset.table} and the
 * packages below it.
 */
package dev.espalier.dataset.text;
