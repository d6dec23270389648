/**
 * Files, rows and options: what every format reads with.
 *
 * <p>Comes in: paths below the data roots, a registration's options. Goes out: bytes, lines and rows with their place in the
 * file, checked options. Imports {@code study} and {@code json}.
 */
package dev.espalier.dataset.io;
