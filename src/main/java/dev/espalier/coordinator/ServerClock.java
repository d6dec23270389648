package dev.espalier.coordinator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The server's time. {@link #uptime} decides: it only grows, and counts no time in which the server did not run.
 * {@link #instant} is shown to people: it goes on as the uptime does, and {@link #look} puts it right where the wall clock
 * says otherwise. Safe for use by several threads.
 */
public final class ServerClock implements InstantSource {
    /** More than this between two looks is time in which the server stood still; it looks once a second. */
    static final Duration LONGEST_GAP = Duration.ofSeconds(2);

    /** The wall clock is corrected by less all the time, without a word. */
    private static final Duration LEAST_SKIP = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile Mark mark;

    /**
     * The newest look.
     *
     * @param nanos what the monotonic clock said
     * @param start what the wall clock would have said when the uptime was 0
     */
    private record Mark(long nanos, Duration uptime, Instant start) {}

    /**
     * @param wall the time of day, which may be set forward or back at any time
     * @param nanos a clock that nobody sets, such as {@link System#nanoTime}
     */
    public ServerClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.mark = new Mark(nanos.getAsLong(), Duration.ZERO, wall.instant());
    }

    /** The clocks of this machine. */
    public static ServerClock system() {
        return new ServerClock(InstantSource.system(), System::nanoTime);
    }

    /** How long the server has run. */
    public Duration uptime() {
        return uptime(mark, nanos.getAsLong());
    }

    @Override
    public Instant instant() {
        Mark newest = mark;
        return newest.start().plus(uptime(newest, nanos.getAsLong()));
    }

    private static Duration uptime(Mark newest, long now) {
        Duration since = Duration.ofNanos(now - newest.nanos());
        return newest.uptime().plus(since.compareTo(LONGEST_GAP) < 0 ? since : LONGEST_GAP);
    }

    /**
     * Compares with the wall clock; to be called once a second.
     *
     * @return how far {@link #instant} moved, forward or back, beyond the time that went by: because the wall clock was set,
     *     or because the machine or the process stood still; zero where it did not
     */
    synchronized Duration look() {
        long now = nanos.getAsLong();
        Duration uptime = uptime(mark, now);
        Instant start = mark.start();
        Duration skipped = Duration.between(start.plus(uptime), wall.instant());
        boolean isSkip = skipped.abs().compareTo(LEAST_SKIP) >= 0;
        mark = new Mark(now, uptime, isSkip ? start.plus(skipped) : start);
        return isSkip ? skipped : Duration.ZERO;
    }
}
