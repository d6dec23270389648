package dev.espalier.scheduler;

/** What the next free worker is to do. */
public sealed interface Step {

    /** Start a new trial and run it to step {@code to}. */
    record Start(int to, String reason) implements Step {}

    /** Carry the paused trial {@code number} on to step {@code to}. */
    record Resume(int number, int to, String reason) implements Step {}

    /**
     * Start a new trial that takes over the state of trial {@code parent} after {@code step} and run it to step {@code to}.
     *
     * @param exploration how its configuration differs from the parent's
     */
    record Inherit(int parent, int step, Exploration exploration, int to, String reason) implements Step {}

    /** Nothing now; something may come when a running trial reports. */
    record Wait(String reason) implements Step {}

    /** Nothing, ever again. */
    record Done(String reason) implements Step {}
}
