package dev.espalier.store;

import dev.espalier.study.Failure;

/** The database refused or cannot be reached, or was handed a change that does not follow on what it holds. */
public final class StoreFailure extends Failure {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message) {
        super(Category.INTERNAL, message);
    }

    StoreFailure(String message, Throwable cause) {
        super(Category.INTERNAL, message, cause);
    }

    private StoreFailure(Category category, String message, Throwable cause) {
        super(category, message, cause);
    }

    /** The disk refused; nothing was stored. */
    static StoreFailure unwritable(Throwable cause) {
        return new StoreFailure(
                Category.UNAVAILABLE,
                "Nothing can be stored: the disk that holds the data directory is full or cannot be written. Make room, then"
                        + " start the server again.",
                cause);
    }
}
