package dev.espalier.trainer.npz;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What an array of an {@code .npz} file must be: its header in numpy's format 1.0. */
public record NpzForm(NpzArray.Type type, long[] shape) {

    /** The number of bytes of the array's values. */
    public int size() {
        return Math.toIntExact(Math.multiplyExact(NpzArray.count(shape), type.size()));
    }

    /** The header's dictionary. */
    String header() {
        String extents = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                .formatted(type.word(), shape.length == 1 ? extents + "," : extents);
    }
}
