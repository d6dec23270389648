package dev.espalier.trainer;

import dev.espalier.study.Failure;

/** A trial took more than its configuration allows. */
final class LimitExceeded extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param message which limit it was, and what was taken */
    LimitExceeded(String message) {
        super(Category.INVALID, "limit: " + message);
    }
}
