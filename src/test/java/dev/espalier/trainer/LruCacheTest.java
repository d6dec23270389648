package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LruCacheTest {
    private final List<String> evicted = new ArrayList<>();
    private final LruCache<Integer, String> cache = new LruCache<>(evicted::add);

    private void put(int key, String value, double share) {
        cache.makeRoom(share);
        cache.put(key, value, share);
    }

    @Test
    void theLeastRecentlyUsedIsEvictedForALargeValue() {
        put(1, "small", 0.2);
        put(2, "medium", 0.5);
        assertThat(cache.find(1)).contains("small");
        put(3, "large", 0.7);
        assertThat(evicted).containsExactly("medium");
        put(4, "whole", 1);
        assertThat(evicted).containsExactly("medium", "small", "large");
        assertThat(cache.find(4)).contains("whole");
    }

    @Test
    void fourValuesAreKeptAtMost() {
        for (int key = 0; key < 6; key++) {
            put(key, "value " + key, 0);
        }
        assertThat(evicted).containsExactly("value 0", "value 1");
    }

    @Test
    void aReplacedOrClearedValueIsEvicted() {
        put(1, "old", 0.1);
        put(1, "new", 0.1);
        put(2, "other", 0.1);
        cache.clear();
        assertThat(evicted).containsExactly("old", "new", "other");
        assertThat(cache.find(1)).isEmpty();
    }
}
