/**
 * Examples, and how they are divided into training, validation and test parts.
 *
 * <p>Comes in: raw examples that a format read. Goes out: a {@link dev.espalier.dataset.core.Dataset}; its {@link
 * dev.espalier.dataset.core.Split} gives flat arrays and the preprocessing that was fitted on the training part. Examples that
 * do not fit into memory are {@link dev.espalier.dataset.core.Streamed} batch by batch. Imports {@code dataset.io} and {@code
 * dataset.preprocessing}.
 */
package dev.espalier.dataset.core;
