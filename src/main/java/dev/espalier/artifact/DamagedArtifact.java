package dev.espalier.artifact;

import dev.espalier.study.Failure;

/** A stored file whose bytes are not those that were stored. */
public final class DamagedArtifact extends Failure {
    private static final long serialVersionUID = 1L;

    public DamagedArtifact(String name, String expected, String found) {
        super(
                Category.INTERNAL,
                "The artifact " + name + " is damaged: its SHA-256 is " + found + ", not " + expected + ".");
    }
}
