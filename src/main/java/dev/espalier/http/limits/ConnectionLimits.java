package dev.espalier.http.limits;

import java.time.Duration;

/**
 * How many connections there may be and how long one may keep the server waiting.
 *
 * @param connections open at once
 * @param ahead requests of one connection that are not answered yet
 * @param header from a request's first byte, or the connection's start, to the end of its headers
 * @param body from the end of a request's headers to the end of its body
 * @param idle between two requests
 * @param write until the other side has taken what was written
 */
public record ConnectionLimits(
        int connections, int ahead, Duration header, Duration body, Duration idle, Duration write) {

    /** What docs/limits.md says. */
    public static final ConnectionLimits USUAL = new ConnectionLimits(
            1_000,
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            Duration.ofSeconds(120));
}
