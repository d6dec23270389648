package dev.espalier.trainer;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

/** What was used last, as much of it as there is room for. Used by one thread. */
final class Shelf<K, V> {
    private static final int MOST = 4;

    private final LinkedHashMap<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Consumer<V> removed;

    private record Kept<V>(V value, double share) {}

    /** @param removed told of each that gives room to others */
    Shelf(Consumer<V> removed) {
        this.removed = removed;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::value);
    }

    /** Gives up what was not used for longest, until {@code share} of all the room is free or nothing is left. */
    void makeRoom(double share) {
        while (!kept.isEmpty() && (kept.size() >= MOST || taken() + share > 1)) {
            removed.accept(kept.pollFirstEntry().getValue().value());
        }
    }

    private double taken() {
        return kept.values().stream().mapToDouble(Kept::share).sum();
    }

    /** @param share of all the room that it takes, which there is */
    void put(K key, V value, double share) {
        remove(key);
        kept.put(key, new Kept<>(value, share));
    }

    void remove(K key) {
        Optional.ofNullable(kept.remove(key)).map(Kept::value).ifPresent(removed);
    }

    void clear() {
        kept.sequencedValues().stream().map(Kept::value).forEach(removed);
        kept.clear();
    }
}
