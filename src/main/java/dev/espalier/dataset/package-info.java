/**
 * Reads data sets into plain arrays, and prepares a user's own inputs as the training examples were prepared.
 *
 * <p>Comes in: a {@link dev.espalier.study.DatasetSpec} and the data roots. Goes out: from {@link
 * dev.espalier.dataset.DatasetLoader} a {@link dev.espalier.dataset.core.Dataset}, which gives arrays to train, validate and
 * test on. Every error about a file names the file and the line, offset or entry. Imports {@code study} and {@code json}: no
 * {@code ai.djl}, so that registering a data set loads no engine.
 *
 * <p>From the bottom up: {@code io} (files, rows, options), {@code preprocessing} (what is fitted to training examples),
 * {@code core} (examples and how they are divided), then the formats: {@code pixel} and {@code image}, {@code table}, {@code
 * text}, {@code series}, {@code paired}, {@code synthetic}; {@code input} applies a preprocessing to a user's own inputs.
 */
package dev.espalier.dataset;
