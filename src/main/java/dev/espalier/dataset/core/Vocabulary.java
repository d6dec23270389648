package dev.espalier.dataset.core;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Different words, each by the number in which it came, from 0. They are held, so there may be only so many. */
public final class Vocabulary {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Room room;
    private final String what;

    /** The memory that all words of a data set may take. Used by one thread. */
    public static final class Room {
        /** A string, its place in a table and two lists, and its number. */
        private static final int EACH = 112;

        private long left;

        public Room() {
            this(Memory.mostWords());
        }

        /** @param bytes that they may take */
        public Room(long bytes) {
            this.left = bytes;
        }

        private boolean take(String word) {
            left -= EACH + word.length();
            return left >= 0;
        }
    }

    /** @param what they are and what to do about too many of them, for error messages */
    public Vocabulary(Room room, String what) {
        this.room = room;
        this.what = what;
    }

    /**
     * The number of a word, a new one where it is new.
     *
     * @param failure the error to throw where there is no room for it, given what is wrong
     */
    public int number(String word, DatasetFailure.Naming failure) {
        int next = words.size();
        int number = numbers.computeIfAbsent(word, fresh -> next);
        if (number == next) {
            if (!room.take(word)) {
                throw failure.of(String.format(Locale.ROOT, "more than %,d %s: %s", next, what, Memory.why()));
            }
            words.add(word);
        }
        return number;
    }

    public OptionalInt find(String word) {
        Integer number = numbers.get(word);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    public int size() {
        return words.size();
    }

    /** All of them by their numbers. */
    public List<String> all() {
        return Collections.unmodifiableList(words);
    }
}
