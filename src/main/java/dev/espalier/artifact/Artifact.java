package dev.espalier.artifact;

/**
 * A stored file.
 *
 * @param size bytes
 * @param sha256 of its bytes, in hexadecimal
 */
public record Artifact(String name, long size, String sha256) {}
