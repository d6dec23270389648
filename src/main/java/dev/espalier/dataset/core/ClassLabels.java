package dev.espalier.dataset.core;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Turns the labels of examples into indices. */
public final class ClassLabels {
    private ClassLabels() {}

    /**
     * Classes are {@code declared}, in that order, or what the training examples have: by number where all are numbers,
     * else by name.
     *
     * @param trainSize how many of the labels, from the first, are those of training examples
     * @param declared every class; empty where the file does not say
     * @param failure the error for an example, given its index and what is wrong with its label
     */
    public static RawTargets.Labels index(
            List<String> labels,
            int trainSize,
            List<String> declared,
            BiFunction<Integer, String, DatasetFailure> failure) {
        List<String> classes = declared.isEmpty() ? sorted(labels.subList(0, trainSize)) : declared;
        Map<String, Integer> indexOf = new HashMap<>();
        for (String name : classes) {
            indexOf.putIfAbsent(name, indexOf.size());
        }
        int[] indices = new int[labels.size()];
        for (int i = 0; i < indices.length; i++) {
            Integer index = indexOf.get(labels.get(i));
            if (index == null) {
                throw failure.apply(
                        i, "found the class %s; expected one of %s".formatted(labels.get(i), Excerpt.of(classes)));
            }
            indices[i] = index;
        }
        return new RawTargets.Labels(indices, classes);
    }

    private static List<String> sorted(List<String> labels) {
        TreeSet<String> distinct = new TreeSet<>(labels);
        Map<String, Optional<BigDecimal>> numbers = new HashMap<>();
        distinct.forEach(label -> numbers.put(label, number(label)));
        if (numbers.values().stream().anyMatch(Optional::isEmpty)) {
            return List.copyOf(distinct);
        }
        Function<String, BigDecimal> value = label -> numbers.get(label).orElseThrow();
        return distinct.stream()
                .sorted(Comparator.comparing(value).thenComparing(label -> label))
                .toList();
    }

    private static Optional<BigDecimal> number(String label) {
        try {
            return Optional.of(new BigDecimal(label));
        } catch (NumberFormatException text) {
            return Optional.empty();
        }
    }
}
