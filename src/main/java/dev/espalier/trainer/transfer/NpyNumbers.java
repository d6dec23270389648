package dev.espalier.trainer.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/** The numbers of one {@code .npy}, whatever their width, byte order and arrangement, as floats in row-major order. */
final class NpyNumbers {
    private static final Map<String, Integer> WIDTHS = Map.of("f2", 2, "f4", 4, "f8", 8);

    private NpyNumbers() {}

    static boolean canRead(String type) {
        return type.length() == 3 && "<>=".indexOf(type.charAt(0)) >= 0 && WIDTHS.containsKey(type.substring(1));
    }

    /** @throws IOException if {@code in} does not hold exactly as many numbers as the header says */
    static float[] read(InputStream in, NpyHeader header) throws IOException {
        int count = Math.toIntExact(Arrays.stream(header.shape()).reduce(1, Math::multiplyExact));
        int width = WIDTHS.get(header.type().substring(1));
        byte[] bytes = in.readNBytes(Math.multiplyExact(count, width));
        if (bytes.length < count * width || in.read() >= 0) {
            throw new IOException("does not hold " + count + " numbers");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes)
                .order(header.type().charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (width) {
                case 2 -> Float.float16ToFloat(buffer.getShort());
                case 4 -> buffer.getFloat();
                default -> (float) buffer.getDouble();
            };
        }
        return switch (header.order()) {
            case LAST_FASTEST -> values;
            case FIRST_FASTEST -> turned(values, header.shape());
        };
    }

    /** From the order in which the first index moves fastest to that in which the last does. */
    private static float[] turned(float[] values, long[] shape) {
        float[] turned = new float[values.length];
        int[] index = new int[shape.length];
        for (float value : values) {
            int at = 0;
            for (int d = 0; d < shape.length; d++) {
                at = at * (int) shape[d] + index[d];
            }
            turned[at] = value;
            for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
        }
        return turned;
    }
}
