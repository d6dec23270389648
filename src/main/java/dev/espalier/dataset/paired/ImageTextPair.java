package dev.espalier.dataset.paired;

import dev.espalier.dataset.image.ImageFile;
import dev.espalier.dataset.io.DatasetFailure;

/**
 * A text about a picture, as a file has it.
 *
 * @param failure the error for it, given what is wrong
 */
record ImageTextPair(ImageFile picture, String text, DatasetFailure.Naming failure) {

    /** @param kind what the text is, for the error if there is none */
    static ImageTextPair of(
            NamedPictures pictures, String picture, String text, String kind, DatasetFailure.Naming failure) {
        if (text.isBlank()) {
            throw failure.of("has an empty %s; fill it in, or leave it out".formatted(kind));
        }
        if (picture.isBlank()) {
            throw failure.of("names no image; expected one for each " + kind);
        }
        return new ImageTextPair(pictures.find(picture.strip(), failure), text.strip(), failure);
    }
}
