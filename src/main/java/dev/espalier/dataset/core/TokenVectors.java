package dev.espalier.dataset.core;

import java.util.List;
import java.util.Optional;

/**
 * Vectors of tokens, read from a file, by a vocabulary's ids. The arrays are handed out as they are, not copied: readers
 * leave them unchanged.
 */
public final class TokenVectors {
    private final int width;
    private final List<Optional<float[]>> byToken;

    public TokenVectors(int width, List<Optional<float[]>> byToken) {
        this.width = width;
        this.byToken = List.copyOf(byToken);
    }

    /** Numbers of each vector. */
    public int width() {
        return width;
    }

    /** How many tokens the vocabulary has, the special ones included. */
    public int vocabulary() {
        return byToken.size();
    }

    /** How many of them have a vector. */
    public int known() {
        return (int) byToken.stream().filter(Optional::isPresent).count();
    }

    /** The vector of the token with this id; empty for the special ones, and where the file has none. */
    public Optional<float[]> of(int id) {
        return byToken.get(id);
    }
}
