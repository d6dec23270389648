/**
 * JSON at the edge.
 *
 * <p>Comes in: text, or a value to be written. Goes out: {@link dev.espalier.study.Json} ({@link
 * dev.espalier.json.JsonText}), records as JSON and back ({@link dev.espalier.json.JsonMapping}), and the shapes that the
 * server answers with. Imports {@code study} and Jackson, which stays in here.
 */
package dev.espalier.json;
