package dev.espalier.trainer.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/**
 * How an array of numbers lies in a file.
 *
 * @param bytes of a number
 */
record ArrayForm<A>(int bytes, Function<A, MemorySegment> segment, Function<MemorySegment, A> array) {

    static ArrayForm<float[]> floats() {
        return new ArrayForm<>(Float.BYTES, MemorySegment::ofArray, segment -> segment.toArray(ValueLayout.JAVA_FLOAT));
    }

    static ArrayForm<double[]> doubles() {
        return new ArrayForm<>(
                Double.BYTES, MemorySegment::ofArray, segment -> segment.toArray(ValueLayout.JAVA_DOUBLE));
    }

    static ArrayForm<int[]> wholes() {
        return new ArrayForm<>(Integer.BYTES, MemorySegment::ofArray, segment -> segment.toArray(ValueLayout.JAVA_INT));
    }
}
