package dev.espalier.dataset.core;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.List;

/**
 * The raw values of examples, an array of numbers each. Safe to read from many threads at once.
 *
 * @param <A> the array
 */
public sealed interface RawRows<A> {

    int size();

    /** One example. It may be handed out as it is held: readers leave it unchanged. */
    A row(int number);

    /** How many numbers an example has; known without reading it. */
    int length(int number);

    boolean isInMemory();

    /** Held in memory. */
    record Held<A>(List<A> rows) implements RawRows<A> {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public A row(int number) {
            return rows.get(number);
        }

        @Override
        public int length(int number) {
            return Array.getLength(rows.get(number));
        }

        @Override
        public boolean isInMemory() {
            return true;
        }
    }

    /**
     * One after the other in a file that the system reads as it is looked at.
     *
     * @param ends of each, in bytes from the beginning of the file
     */
    record Stored<A>(MemorySegment file, long[] ends, ArrayForm<A> form) implements RawRows<A> {
        @Override
        public int size() {
            return ends.length;
        }

        @Override
        public A row(int number) {
            return form.array().apply(file.asSlice(begin(number), ends[number] - begin(number)));
        }

        @Override
        public int length(int number) {
            return Math.toIntExact((ends[number] - begin(number)) / form.bytes());
        }

        private long begin(int number) {
            return number == 0 ? 0 : ends[number - 1];
        }

        @Override
        public boolean isInMemory() {
            return false;
        }
    }
}
