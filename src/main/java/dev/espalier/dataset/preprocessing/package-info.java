/**
 * How inputs and targets become numbers, fitted on training examples alone, as JSON that a model file keeps.
 *
 * <p>Comes in: settings of a registration, statistics of the training examples. Goes out: a {@link
 * dev.espalier.dataset.preprocessing.Preprocessing}. Imports {@code dataset.io}.
 */
package dev.espalier.dataset.preprocessing;
