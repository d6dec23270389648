package dev.espalier.trainer.loop;

import java.util.SplittableRandom;

/** The shuffle of Fisher and Yates. */
final class Shuffle {
    private Shuffle() {}

    /** Puts {@code rows} into random order, each as likely. */
    static void of(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[other];
            rows[other] = row;
        }
    }
}
