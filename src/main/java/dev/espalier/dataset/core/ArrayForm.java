package dev.espalier.dataset.core;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/**
 * How an array of numbers lies in a file.
 *
 * @param bytes of a number
 */
public record ArrayForm<A>(int bytes, Function<A, MemorySegment> segment, Function<MemorySegment, A> array) {

    public static ArrayForm<float[]> floats() {
        return new ArrayForm<>(Float.BYTES, MemorySegment::ofArray, segment -> segment.toArray(ValueLayout.JAVA_FLOAT));
    }

    public static ArrayForm<double[]> doubles() {
        return new ArrayForm<>(
                Double.BYTES, MemorySegment::ofArray, segment -> segment.toArray(ValueLayout.JAVA_DOUBLE));
    }

    public static ArrayForm<int[]> wholes() {
        return new ArrayForm<>(Integer.BYTES, MemorySegment::ofArray, segment -> segment.toArray(ValueLayout.JAVA_INT));
    }
}
