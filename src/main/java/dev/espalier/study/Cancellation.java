package dev.espalier.study;

/**
 * Lets long work end early. Whoever starts it says how to ask whether it is still wanted, and loops in it ask now and then.
 * Interrupting the thread would do too, but closes the files that it reads, the database's among them.
 */
public final class Cancellation {
    private static final ScopedValue<Runnable> CHECK = ScopedValue.newInstance();

    private Cancellation() {}

    /**
     * Runs {@code work}, in which {@link #check} calls {@code check}.
     *
     * @param check throws where the work is no longer wanted
     */
    public static <T, X extends Throwable> T call(Runnable check, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CHECK, check).call(work);
    }

    /** Throws if the work that this thread does is no longer wanted. Cheap enough for every turn of a loop that does anything. */
    public static void check() {
        here().run();
    }

    /** What {@link #check} does here, for other threads that share the work. */
    public static Runnable here() {
        return CHECK.orElse(Cancellation::goOn);
    }

    private static void goOn() {}
}
