package dev.espalier.trainer.model.layer;

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
public record ParameterSpec(String name, long[] dimensions, int offset, Initial initial) {

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

    /** The flat vector up to the last of {@code slots}; 0 where none of them is. */
    public static float[] flat(List<ParameterSpec> slots, IntFunction<float[]> part) {
        float[] flat = new float
                [slots.isEmpty()
                        ? 0
                        : slots.getLast().offset() + slots.getLast().size()];
        for (int i = 0; i < slots.size(); i++) {
            System.arraycopy(
                    part.apply(i), 0, flat, slots.get(i).offset(), slots.get(i).size());
        }
        return flat;
    }

    /** The part of the net that it is in: its name up to the first dot. */
    public String layer() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether weight decay applies: to matrices and kernels, not to biases and norms. */
    public boolean decays() {
        return dimensions.length > 1;
    }
}
