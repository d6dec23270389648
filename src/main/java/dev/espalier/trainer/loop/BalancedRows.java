package dev.espalier.trainer.loop;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The rows of an epoch in which every class comes as often as any other. */
final class BalancedRows {
    private BalancedRows() {}

    /**
     * As many rows as there are labels; of each class that has a row the same number, but for one more of some classes, which
     * these are drawn anew. Within a class no row comes more than once more than another: a rare class is gone through several
     * times, of a frequent one some are left for other epochs.
     *
     * @param labels the class of each row, from 0
     * @return in no random order
     */
    static int[] draw(int[] labels, SplittableRandom random) {
        int[][] classes = byClass(labels);
        int[] turns = new int[classes.length];
        Arrays.setAll(turns, turn -> turn);
        Shuffle.of(turns, random);
        int[] rows = new int[labels.length];
        int end = 0;
        for (int turn = 0; turn < turns.length; turn++) {
            int[] members = classes[turns[turn]];
            int quota = labels.length / turns.length + (turn < labels.length % turns.length ? 1 : 0);
            for (int i = 0; i < quota; i++) {
                if (i % members.length == 0) {
                    Shuffle.of(members, random);
                }
                rows[end++] = members[i % members.length];
            }
        }
        return rows;
    }

    /** The rows of each class that has any. */
    private static int[][] byClass(int[] labels) {
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        int[][] rows = new int[classes][];
        Arrays.setAll(rows, label -> new int[counts[label]]);
        for (int row = labels.length - 1; row >= 0; row--) {
            rows[labels[row]][--counts[labels[row]]] = row;
        }
        return Arrays.stream(rows).filter(members -> members.length > 0).toArray(int[][]::new);
    }
}
