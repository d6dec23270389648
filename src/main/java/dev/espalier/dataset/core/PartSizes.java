package dev.espalier.dataset.core;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How many examples each part of a data set has: those to train on first, then those of files of their own, for validation
 * and for the test. The examples of a part stand together, in the order of the parts.
 */
public record PartSizes(List<Integer> sizes) {
    public PartSizes {
        sizes = List.copyOf(sizes);
    }

    /** Of lists, one a part. */
    public static PartSizes of(int count, IntFunction<Integer> size) {
        return new PartSizes(IntStream.range(0, count).mapToObj(size).toList());
    }

    /** How many there are to train on. */
    public int train() {
        return sizes.getFirst();
    }

    public int total() {
        return sizes.stream().mapToInt(Integer::intValue).reduce(0, Math::addExact);
    }

    /** The part that an example is of, from 0. */
    public int partOf(int example) {
        int part = 0;
        while (example >= end(part)) {
            part++;
        }
        return part;
    }

    /** Which of its own part an example is, from 0. */
    public int within(int example) {
        int part = partOf(example);
        return example - end(part) + sizes.get(part);
    }

    /** The examples of a part; none where there is no such part. */
    public int[] rows(int part) {
        return part < sizes.size()
                ? IntStream.range(end(part) - sizes.get(part), end(part)).toArray()
                : new int[0];
    }

    private int end(int part) {
        return sizes.subList(0, part + 1).stream().mapToInt(Integer::intValue).sum();
    }
}
