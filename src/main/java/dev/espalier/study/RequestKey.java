package dev.espalier.study;

/**
 * By what a request is known when it is sent again.
 *
 * @param key unique among all senders, at most 255 characters
 * @param fingerprint of all that the request asks for: another request under the same key has another
 */
public record RequestKey(String key, String fingerprint) {}
