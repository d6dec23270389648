package dev.espalier.study;

import java.util.ArrayList;
import java.util.List;

/** Gathers every problem of one input, so that all are reported at once. Used by one thread, then thrown away. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(String path, String message) {
        found.add(new Problem(path, message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** @throws InvalidInput naming every problem found, if there is one */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(list());
        }
    }
}
