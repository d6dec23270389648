package dev.espalier.trainer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The ways to take one value out of each of several lists: all of them or, where those are too many, some, the same each time. */
final class Combinations {
    private static final int MOST = 512;
    private static final long SEED = 20;

    private Combinations() {}

    /** None where a list is empty. */
    static <T> List<List<T>> of(List<List<T>> lists) {
        double number = lists.stream().mapToDouble(List::size).reduce(1, (one, other) -> one * other);
        return number <= MOST ? all(lists) : drawn(lists);
    }

    private static <T> List<List<T>> all(List<List<T>> lists) {
        List<List<T>> all = List.of(List.of());
        for (List<T> values : lists) {
            List<List<T>> longer = new ArrayList<>();
            for (List<T> begun : all) {
                values.forEach(value -> longer.add(with(begun, value)));
            }
            all = longer;
        }
        return all;
    }

    private static <T> List<T> with(List<T> begun, T value) {
        List<T> longer = new ArrayList<>(begun);
        longer.add(value);
        return longer;
    }

    private static <T> List<List<T>> drawn(List<List<T>> lists) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<T>> drawn = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            drawn.add(lists.stream()
                    .map(values -> values.get(random.nextInt(values.size())))
                    .toList());
        }
        return drawn;
    }
}
