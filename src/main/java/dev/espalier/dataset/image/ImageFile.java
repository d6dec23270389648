package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DatasetFailure;

/**
 * One image file.
 *
 * @param path within the store
 */
public record ImageFile(ImageStore store, String path) {

    /** How many bytes it says it has. */
    long size() {
        return store.size(path);
    }

    byte[] content() {
        return store.content(path);
    }

    DatasetFailure failure(String message) {
        return store.failure(path, message);
    }
}
