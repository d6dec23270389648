package dev.espalier.trainer.loop;

import dev.espalier.study.Failure;

/** A trial took more than its configuration allows, or would take more than the machine has. */
public final class LimitExceeded extends Failure {
    private static final long serialVersionUID = 1L;

    /** @param message which limit it was, and what was taken */
    public LimitExceeded(String message) {
        this("limit: ", message);
    }

    private LimitExceeded(String kind, String message) {
        super(Category.INVALID, kind + message);
    }

    /** Of more memory than the machine has. */
    static LimitExceeded ofMachine(String message) {
        return new LimitExceeded("out of memory: ", message);
    }
}
