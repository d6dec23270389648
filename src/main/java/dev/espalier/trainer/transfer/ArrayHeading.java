package dev.espalier.trainer.transfer;

import java.util.Arrays;
import java.util.Locale;
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

    /** Whether a norm keeps it rather than that it is trained, as every framework names it. */
    boolean isStatistic() {
        String lower = name.replaceFirst("#\\d+$", "").toLowerCase(Locale.ROOT);
        return isMean(lower) || isVariance(lower);
    }

    private static boolean isMean(String lower) {
        return lower.endsWith("mean");
    }

    private static boolean isVariance(String lower) {
        return lower.endsWith("var") || lower.endsWith("variance");
    }
}
