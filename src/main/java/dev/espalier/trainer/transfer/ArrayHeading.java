package dev.espalier.trainer.transfer;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What is known of an array before it is read.
 *
 * @param name as its file has it
 * @param shape row-major
 */
public record ArrayHeading(String name, long[] shape) {

    boolean fits(long[] dimensions) {
        return Arrays.equals(shape, dimensions);
    }

    /** {@code 16x3x3x3}, or {@code number} for a single one. */
    static String text(long[] shape) {
        return shape.length == 0
                ? "number"
                : Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }
}
