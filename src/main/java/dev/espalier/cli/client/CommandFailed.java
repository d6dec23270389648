package dev.espalier.cli.client;

import dev.espalier.study.Failure;

/** A command could not do what it was asked, for a reason outside Espalier: no server there, a file not writable. */
public final class CommandFailed extends Failure {
    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(Category.INTERNAL, message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(Category.INTERNAL, message, cause);
    }
}
