package dev.espalier.trainer.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

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

    /** Its part of the flat vector of all. */
    public float[] of(float[] flat) {
        return Arrays.copyOfRange(flat, offset, offset + size());
    }

    /** The flat vector of all {@code slots}. */
    public static float[] flat(List<Slot> slots, IntFunction<float[]> part) {
        float[] flat = new float[slots.stream().mapToInt(Slot::size).sum()];
        for (int i = 0; i < slots.size(); i++) {
            System.arraycopy(
                    part.apply(i), 0, flat, slots.get(i).offset(), slots.get(i).size());
        }
        return flat;
    }

    /** Whether weight decay applies: to matrices and kernels, not to biases and norms. */
    public boolean decays() {
        return dimensions.length > 1;
    }
}
