package dev.espalier.trainer.transfer;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The list of named arrays that MXNet writes beside a symbol: a mark, how many there are, each array, their names. An array
 * is its version, kind of storage, shape, device and type, then its numbers, all of them little-endian.
 */
final class MxNetArrays implements ArrayFile {
    private static final long LIST = 0x112;
    private static final List<Integer> VERSIONS = List.of(0xF993FAC9, 0xF993FACA);
    private static final int DENSE = 0;
    private static final int FLOAT = 0;
    private static final int MOST_DIMENSIONS = 32;

    private final Map<String, float[]> numbers = new HashMap<>();
    private final List<ArrayHeading> headings = new ArrayList<>();

    private record Unnamed(long[] shape, float[] values) {}

    private MxNetArrays() {}

    static boolean isIn(byte[] bytes) {
        return bytes.length >= 2 * Long.BYTES && buffer(bytes).getLong() == LIST;
    }

    static MxNetArrays of(byte[] bytes) throws IOException {
        ByteBuffer in = buffer(bytes);
        MxNetArrays arrays = new MxNetArrays();
        try {
            in.position(2 * Long.BYTES);
            List<Unnamed> unnamed = new ArrayList<>();
            for (long left = in.getLong(); left > 0; left--) {
                unnamed.add(array(in));
            }
            if (in.getLong() != unnamed.size()) {
                throw new IOException("holds arrays without names");
            }
            for (Unnamed array : unnamed) {
                arrays.name(name(in), array);
            }
            return arrays;
        } catch (BufferUnderflowException | ArithmeticException ends) {
            throw new IOException("ends within its arrays", ends);
        }
    }

    private static Unnamed array(ByteBuffer in) throws IOException {
        if (!VERSIONS.contains(in.getInt()) || in.getInt() != DENSE) {
            throw new IOException("holds arrays in a form that is not known");
        }
        int dimensions = in.getInt();
        if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
            throw new IOException("holds an array of " + Integer.toUnsignedString(dimensions) + " dimensions");
        }
        long[] shape = new long[dimensions];
        for (int d = 0; d < dimensions; d++) {
            shape[d] = in.getLong();
        }
        in.getLong(); // the device
        if (in.getInt() != FLOAT) {
            throw new IOException("holds numbers that are not of 32 bits");
        }
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (count < 0 || count > in.remaining() / Float.BYTES) {
            throw new BufferUnderflowException();
        }
        float[] values = new float[(int) count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return new Unnamed(shape, values);
    }

    private static String name(ByteBuffer in) {
        long length = in.getLong();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] name = new byte[(int) length];
        in.get(name);
        return new String(name, StandardCharsets.UTF_8).replaceFirst("^(arg|aux):", "");
    }

    private void name(String name, Unnamed array) throws IOException {
        if (numbers.putIfAbsent(name, array.values()) != null) {
            throw new IOException("has two arrays named " + name);
        }
        headings.add(new ArrayHeading(name, array.shape()));
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public List<ArrayHeading> headings() {
        return List.copyOf(headings);
    }

    @Override
    public SequencedMap<String, String> unreadable() {
        return new LinkedHashMap<>();
    }

    @Override
    public float[] values(ArrayHeading heading) {
        return numbers.get(heading.name());
    }

    @Override
    public void close() {}
}
