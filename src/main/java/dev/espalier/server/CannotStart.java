package dev.espalier.server;

import dev.espalier.study.Failure;

/** The server cannot start, for a reason outside Espalier: its port is taken. */
public final class CannotStart extends Failure {
    private static final long serialVersionUID = 1L;

    CannotStart(String message, Throwable cause) {
        super(Category.INTERNAL, message, cause);
    }
}
