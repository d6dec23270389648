/**
 * JSON at the edge.
 *
 * <p>Comes in: text. Goes out: {@link dev.espalier.study.Json}, and the words of {@code study} as JSON and back. Imports
 * {@code study} and Jackson.
 */
package dev.espalier.json;
