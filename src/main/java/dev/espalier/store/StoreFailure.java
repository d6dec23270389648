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
}
