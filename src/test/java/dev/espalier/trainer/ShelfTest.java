package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private final List<String> removed = new ArrayList<>();
    private final Shelf<Integer, String> shelf = new Shelf<>(removed::add);

    private void put(int key, String value, double share) {
        shelf.makeRoom(share);
        shelf.put(key, value, share);
    }

    @Test
    void whatWasNotUsedForLongestGivesRoomToWhatIsLarge() {
        put(1, "small", 0.2);
        put(2, "medium", 0.5);
        assertThat(shelf.find(1)).contains("small");
        put(3, "large", 0.7);
        assertThat(removed).containsExactly("medium");
        put(4, "whole", 1);
        assertThat(removed).containsExactly("medium", "small", "large");
        assertThat(shelf.find(4)).contains("whole");
    }

    @Test
    void thereAreNeverMoreThanFour() {
        for (int key = 0; key < 6; key++) {
            put(key, "value " + key, 0);
        }
        assertThat(removed).containsExactly("value 0", "value 1");
    }

    @Test
    void whatIsReplacedOrClearedIsToldOf() {
        put(1, "old", 0.1);
        put(1, "new", 0.1);
        put(2, "other", 0.1);
        shelf.clear();
        assertThat(removed).containsExactly("old", "new", "other");
        assertThat(shelf.find(1)).isEmpty();
    }
}
