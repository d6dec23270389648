package dev.espalier.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many requests each token may send: a bucket of tokens' own for each sender, filled at a steady rate. Called on one
 * event loop.
 */
final class RateLimit {
    /** Seconds of the rate that may be spent at once, after a rest. */
    private static final int BURST_SECONDS = 5;

    private static final int MOST_SENDERS = 10_000;

    private final double perNano;
    private final double burst;
    private final LongSupplier nanos;

    /** The one that was used longest ago first. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    private record Bucket(double level, long at) {}

    /**
     * @param perSecond requests, positive
     * @param nanos a clock that only goes forward
     */
    RateLimit(int perSecond, LongSupplier nanos) {
        this.perNano = perSecond / 1e9;
        this.burst = (double) perSecond * BURST_SECONDS;
        this.nanos = nanos;
    }

    /** Takes one request of the sender's. @return how long to wait where there is none; empty where it may pass */
    Optional<Duration> take(String sender) {
        long now = nanos.getAsLong();
        Bucket before = buckets.remove(sender);
        double level = before == null ? burst : Math.min(burst, before.level() + (now - before.at()) * perNano);
        boolean passes = level >= 1;
        buckets.put(sender, new Bucket(passes ? level - 1 : level, now));
        if (buckets.size() > MOST_SENDERS) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return passes ? Optional.empty() : Optional.of(Duration.ofNanos((long) Math.ceil((1 - level) / perNano)));
    }
}
