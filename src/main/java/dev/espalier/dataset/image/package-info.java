/**
 * Formats of images: folders and zips of pictures, IDX, CIFAR, csv rows of pixels.
 *
 * <p>Comes in: files. Goes out: {@link dev.espalier.dataset.image.RawImages} with their labels. Imports the packages below it.
 */
package dev.espalier.dataset.image;
