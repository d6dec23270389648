package dev.espalier.trainer;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

/** A least-recently-used cache bounded by memory share and by number. Used by one thread. */
final class LruCache<K, V> {
    private static final int MOST = 4;

    private final LinkedHashMap<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Consumer<V> evicted;

    private record Kept<V>(V value, double share) {}

    /** @param evicted called with each value that is evicted or replaced */
    LruCache(Consumer<V> evicted) {
        this.evicted = evicted;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(kept.get(key)).map(Kept::value);
    }

    /** Evicts the least recently used until {@code share} of the memory is free or nothing is left. */
    void makeRoom(double share) {
        while (!kept.isEmpty() && (kept.size() >= MOST || taken() + share > 1)) {
            evicted.accept(kept.pollFirstEntry().getValue().value());
        }
    }

    private double taken() {
        return kept.values().stream().mapToDouble(Kept::share).sum();
    }

    /** @param share of the memory that it takes, which is free */
    void put(K key, V value, double share) {
        remove(key);
        kept.put(key, new Kept<>(value, share));
    }

    void remove(K key) {
        Optional.ofNullable(kept.remove(key)).map(Kept::value).ifPresent(evicted);
    }

    void clear() {
        kept.sequencedValues().stream().map(Kept::value).forEach(evicted);
        kept.clear();
    }
}
