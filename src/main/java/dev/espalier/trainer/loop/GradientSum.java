package dev.espalier.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** The mean gradient of several batches, which is added up as they come. */
final class GradientSum {
    private final NDManager owner;
    private List<NDArray> sums = List.of();

    /** @param owner of the sum */
    GradientSum(NDManager owner) {
        this.owner = owner;
    }

    /**
     * Adds {@code share} times a batch's gradient.
     *
     * @param scratch owns what is made on the way
     */
    void add(List<NDArray> gradient, double share, NDManager scratch) {
        List<NDArray> parts =
                gradient.stream().map(slope -> slope.mul((float) share)).toList();
        if (sums.isEmpty()) {
            parts.forEach(part -> part.attach(owner));
            sums = parts;
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).attach(scratch);
            sums.get(i).addi(parts.get(i));
        }
    }

    /** The sum so far, one array for each of weights. */
    List<NDArray> arrays() {
        return sums;
    }
}
