package dev.espalier.worker.process;

import dev.espalier.study.Failure;

/** A training process ended, or failed in a way that it did not expect, before it had done what was asked. */
public final class ProcessDied extends Failure {
    private static final long serialVersionUID = 1L;

    ProcessDied(String message) {
        super(Category.INTERNAL, message);
    }
}
