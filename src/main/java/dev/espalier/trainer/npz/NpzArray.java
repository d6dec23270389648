package dev.espalier.trainer.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One array of an {@code .npz} file.
 *
 * @param type of the numbers
 * @param shape row-major
 * @param bytes little-endian
 */
public record NpzArray(Type type, long[] shape, byte[] bytes) {

    /** A type of numbers, and numpy's word for it. */
    public enum Type {
        FLOAT("<f4", Float.BYTES),
        DOUBLE("<f8", Double.BYTES);

        private final String word;
        private final int size;

        Type(String word, int size) {
            this.word = word;
            this.size = size;
        }

        String word() {
            return word;
        }

        int size() {
            return size;
        }
    }

    public static NpzArray of(float[] values, int from, long... shape) {
        int count = Math.toIntExact(count(shape));
        ByteBuffer buffer = buffer(count * Float.BYTES);
        buffer.asFloatBuffer().put(values, from, count);
        return new NpzArray(Type.FLOAT, shape, buffer.array());
    }

    public static NpzArray of(float[] values) {
        return of(values, 0, values.length);
    }

    public static NpzArray of(double[] values) {
        ByteBuffer buffer = buffer(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return new NpzArray(Type.DOUBLE, new long[] {values.length}, buffer.array());
    }

    public float[] floats() {
        float[] values = new float[bytes.length / Float.BYTES];
        little(ByteBuffer.wrap(bytes)).asFloatBuffer().get(values);
        return values;
    }

    public double[] doubles() {
        double[] values = new double[bytes.length / Double.BYTES];
        little(ByteBuffer.wrap(bytes)).asDoubleBuffer().get(values);
        return values;
    }

    static long count(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private static ByteBuffer buffer(int size) {
        return little(ByteBuffer.allocate(size));
    }

    private static ByteBuffer little(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
