package dev.espalier.trainer.data;

/**
 * One file of an image folder.
 *
 * @param label the class that its folder is called after
 * @param path within the store
 */
record ImageFile(ImageStore store, String label, String path) {

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
