package dev.espalier.study;

import java.time.Instant;

/**
 * A worker's right to one attempt.
 *
 * @param token the fencing token: what a late holder of an older one says changes nothing
 * @param holder the worker or client that holds it
 * @param from the step already done when the attempt starts, at least 0
 * @param to the step at which the attempt ends unless told otherwise
 */
public record Lease(String token, String holder, Instant expiresAt, int from, int to) {
    /** The same right until another time. */
    public Lease expiringAt(Instant newExpiry) {
        return new Lease(token, holder, newExpiry, from, to);
    }
}
