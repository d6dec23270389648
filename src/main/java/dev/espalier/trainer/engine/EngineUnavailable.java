package dev.espalier.trainer.engine;

import dev.espalier.study.Failure;

/** An engine that cannot be loaded on this machine. */
public final class EngineUnavailable extends Failure {
    private static final long serialVersionUID = 1L;

    EngineUnavailable(EngineChoice engine, Throwable cause) {
        super(Category.INTERNAL, "The engine " + engine.word() + " cannot be loaded here: " + deepest(cause), cause);
    }

    private static String deepest(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }
}
