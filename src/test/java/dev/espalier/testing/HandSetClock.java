package dev.espalier.testing;

import dev.espalier.coordinator.ServerClock;
import java.time.Duration;
import java.time.Instant;

/** The clocks of a machine on which time goes by only when a test says so. */
public final class HandSetClock {
    private volatile Instant wall = Instant.parse("2026-05-01T12:00:00Z");
    private volatile long nanos = 1_000_000;

    /** A server's clock on this machine. */
    public ServerClock started() {
        return new ServerClock(this::wall, () -> nanos);
    }

    /** The time of day. */
    public Instant wall() {
        return wall;
    }

    /** So much time goes by. */
    public void pass(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    /** Somebody sets the wall clock forward, or back. */
    public void set(Duration by) {
        wall = wall.plus(by);
    }
}
