package dev.espalier.trainer.model;

/**
 * One named array of a net.
 *
 * @param name dotted and stable, {@code stage2.block1.first.weight}
 * @param dimensions of the array, row-major
 * @param offset of its first value in the flat vector of all
 */
public record Slot(String name, long[] dimensions, int offset, Initial initial) {

    /** How many values it holds. */
    public int size() {
        int size = 1;
        for (long extent : dimensions) {
            size = Math.multiplyExact(size, Math.toIntExact(extent));
        }
        return size;
    }

    /** Whether weight decay applies: to matrices and kernels, not to biases and norms. */
    boolean decays() {
        return dimensions.length > 1;
    }
}
