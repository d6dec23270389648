package dev.espalier.store;

/** Waiting that does not end before what is waited for does. */
final class Threads {
    private Threads() {}

    /** Waits for the thread's end; an interrupt meanwhile is kept for the caller. */
    static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
