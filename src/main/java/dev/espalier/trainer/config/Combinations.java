package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The ways to take one value out of each of several lists: all of them or, where those are too many, some, the same each time. */
final class Combinations {
    private static final int MOST = 512;
    private static final long SEED = 20;

    private Combinations() {}

    /** None where a list is empty. */
    static List<List<Json>> of(List<List<Json>> lists) {
        double number = lists.stream().mapToDouble(List::size).reduce(1, (one, other) -> one * other);
        return number <= MOST ? all(lists) : drawn(lists);
    }

    private static List<List<Json>> all(List<List<Json>> lists) {
        List<List<Json>> all = List.of(List.of());
        for (List<Json> values : lists) {
            List<List<Json>> longer = new ArrayList<>();
            for (List<Json> begun : all) {
                values.forEach(value -> longer.add(with(begun, value)));
            }
            all = longer;
        }
        return all;
    }

    private static List<Json> with(List<Json> begun, Json value) {
        List<Json> longer = new ArrayList<>(begun);
        longer.add(value);
        return longer;
    }

    private static List<List<Json>> drawn(List<List<Json>> lists) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<Json>> drawn = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            drawn.add(lists.stream()
                    .map(values -> values.get(random.nextInt(values.size())))
                    .toList());
        }
        return drawn;
    }
}
