package dev.espalier.trainer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Few rows of choices in which each choice meets every other. */
final class Covering {
    /** What a pair is worth that no row has yet: more than all that a row can lose. */
    private static final int NEW = 10_000;

    private Covering() {}

    /** A choice, by its number among those of its kind. */
    private record Choice(int kind, int number) {}

    /** Two choices of different kinds. */
    private record Pair(Choice one, Choice other) {}

    /**
     * Rows of one choice of each kind, such that any two choices of different kinds are together in one of them; taken one by
     * one, each the first of those with most pairs that no row before it has and, of these, with the rarest others.
     */
    static List<List<String>> rows(List<List<String>> kinds) {
        List<int[]> all = product(kinds, 0);
        Map<Pair, Integer> met = new HashMap<>();
        all.forEach(row -> pairs(row).forEach(pair -> met.put(pair, 0)));
        List<List<String>> rows = new ArrayList<>();
        while (met.containsValue(0)) {
            int[] best = Collections.max(all, Comparator.comparingInt(row -> worth(row, met)));
            pairs(best).forEach(pair -> met.merge(pair, 1, Integer::sum));
            rows.add(IntStream.range(0, best.length)
                    .mapToObj(kind -> kinds.get(kind).get(best[kind]))
                    .toList());
        }
        return rows;
    }

    private static int worth(int[] row, Map<Pair, Integer> met) {
        int worth = 0;
        for (Pair pair : pairs(row)) {
            int times = met.get(pair);
            worth += times == 0 ? NEW : -times;
        }
        return worth;
    }

    private static List<Pair> pairs(int[] row) {
        List<Pair> pairs = new ArrayList<>();
        for (int one = 0; one < row.length; one++) {
            for (int other = one + 1; other < row.length; other++) {
                pairs.add(new Pair(new Choice(one, row[one]), new Choice(other, row[other])));
            }
        }
        return pairs;
    }

    /** Every combination of the kinds from {@code kind} on; the earlier ones are left 0. */
    private static List<int[]> product(List<List<String>> kinds, int kind) {
        if (kind == kinds.size()) {
            return List.of(new int[kind]);
        }
        List<int[]> rows = new ArrayList<>();
        for (int[] later : product(kinds, kind + 1)) {
            for (int choice = 0; choice < kinds.get(kind).size(); choice++) {
                int[] row = later.clone();
                row[kind] = choice;
                rows.add(row);
            }
        }
        return rows;
    }
}
