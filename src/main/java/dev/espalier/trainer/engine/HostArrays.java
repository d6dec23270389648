package dev.espalier.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * Copies Java's arrays to an engine. DJL's own {@code create} and {@code set} hand MXNet the address of a buffer that nothing
 * refers to any more: where garbage is collected in that moment, the engine copies memory that was given back already, and some
 * of the values are wrong. Here the buffer is referred to until the engine has copied it.
 */
public final class HostArrays {
    private HostArrays() {}

    /** A vector of {@code manager}. */
    public static NDArray create(NDManager manager, float[] values) {
        return create(manager, values, new Shape(values.length));
    }

    /** A vector of {@code manager}. */
    public static NDArray create(NDManager manager, int[] values) {
        return create(manager, values, new Shape(values.length));
    }

    /**
     * An array of {@code manager}.
     *
     * @param values as many as {@code shape} holds, the last axis first
     */
    public static NDArray create(NDManager manager, float[] values, Shape shape) {
        return create(manager, bytes(manager, values), shape, DataType.FLOAT32);
    }

    /**
     * An array of {@code manager}.
     *
     * @param values as many as {@code shape} holds, the last axis first
     */
    public static NDArray create(NDManager manager, int[] values, Shape shape) {
        ByteBuffer bytes = manager.allocateDirect(Math.multiplyExact(Integer.BYTES, values.length));
        bytes.asIntBuffer().put(values);
        return create(manager, bytes, shape, DataType.INT32);
    }

    /**
     * An array of {@code manager}.
     *
     * @param values as many as {@code shape} holds, the last axis first
     */
    public static NDArray create(NDManager manager, long[] values, Shape shape) {
        ByteBuffer bytes = manager.allocateDirect(Math.multiplyExact(Long.BYTES, values.length));
        bytes.asLongBuffer().put(values);
        return create(manager, bytes, shape, DataType.INT64);
    }

    private static NDArray create(NDManager manager, ByteBuffer bytes, Shape shape, DataType type) {
        try {
            return manager.create(bytes, shape, type);
        } finally {
            Reference.reachabilityFence(bytes);
        }
    }

    /**
     * Replaces all values of {@code array}, which are floats.
     *
     * @param values as many as the array holds, the last axis first
     */
    public static void set(NDArray array, float[] values) {
        ByteBuffer bytes = bytes(array.getManager(), values);
        try {
            array.set(bytes);
        } finally {
            Reference.reachabilityFence(bytes);
        }
    }

    private static ByteBuffer bytes(NDManager manager, float[] values) {
        ByteBuffer bytes = manager.allocateDirect(Math.multiplyExact(Float.BYTES, values.length));
        bytes.asFloatBuffer().put(values);
        return bytes;
    }
}
