/**
 * Texts about images: captions, questions and answers. They are read and described; no model trains on them yet.
 *
 * <p>Comes in: tables or lists of texts and a folder or zip of images. Goes out: {@link
 * dev.espalier.dataset.paired.RawImageTextPairs}. Imports {@code dataset.image}, {@code dataset.text} and the packages below
 * them.
 */
package dev.espalier.dataset.paired;
