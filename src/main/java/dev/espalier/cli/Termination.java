package dev.espalier.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Ctrl-C and its like. Not a shutdown hook, since those run when the JVM already ends: an engine that is being loaded then
 * fails, and its trial with it.
 */
final class Termination {
    private static final int ENDED_BY_SIGNAL = 128;

    private Termination() {}

    /** Does {@code end} when the process is told to end, on a thread of its own; told again, the process ends at once. */
    static void then(Runnable end) {
        AtomicBoolean told = new AtomicBoolean();
        for (String name : List.of("INT", "TERM")) {
            Signal.handle(new Signal(name), signal -> {
                if (told.getAndSet(true)) {
                    Runtime.getRuntime().halt(ENDED_BY_SIGNAL + signal.getNumber());
                }
                end.run();
            });
        }
    }
}
