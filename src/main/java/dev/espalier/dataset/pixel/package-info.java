/**
 * Pixels of images of one size, in memory or on the disk.
 *
 * <p>Comes in: pixels image by image. Goes out: {@link dev.espalier.dataset.pixel.Pixels}. Imports {@code dataset.io} and
 * {@code dataset.preprocessing}.
 */
package dev.espalier.dataset.pixel;
