/**
 * Encodes a user's own inputs, given as JSON or text, for a prediction.
 *
 * <p>Comes in: an input and a {@link dev.espalier.dataset.preprocessing.Preprocessing}. Goes out: an {@link
 * dev.espalier.dataset.input.EncodedInput}. Imports the packages of each kind of data.
 */
package dev.espalier.dataset.input;
