package dev.espalier.trainer.transfer;

import dev.espalier.dataset.io.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
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
 * The arrays of what DJL's own blocks write, a {@code .params} of {@code Model.save}. What stands between the arrays differs
 * from block to block and is only known to the block, so arrays are found by the mark that each begins with.
 */
final class DjlArrays implements ArrayFile {
    private static final byte[] MODEL = "DJL@".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARRAY = {0, 4, 'N', 'D', 'A', 'R', 0, 0, 0};
    private static final int NEWEST = 3;
    private static final int MOST_DIMENSIONS = 32;

    private final byte[] bytes;
    private final List<ArrayHeading> headings = new ArrayList<>();
    private final Map<String, Numbers> numbers = new HashMap<>();
    private final SequencedMap<String, String> unreadable = new LinkedHashMap<>();

    /** Where an array's numbers stand, and how. */
    private record Numbers(int start, ByteOrder order) {}

    private DjlArrays(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isIn(byte[] bytes) {
        return Arrays.equals(bytes, 0, Math.min(MODEL.length, bytes.length), MODEL, 0, MODEL.length);
    }

    static DjlArrays of(byte[] bytes) throws IOException {
        DjlArrays arrays = new DjlArrays(bytes);
        arrays.list();
        if (arrays.headings.isEmpty()) {
            throw new IOException("holds no arrays");
        }
        return arrays;
    }

    private void list() {
        int at = 0;
        while (at < bytes.length - ARRAY.length) {
            at = isMark(at) ? take(at) : at + 1;
        }
    }

    private boolean isMark(int at) {
        return bytes[at + 2] == 'N'
                && Arrays.equals(bytes, at, at + ARRAY.length, ARRAY, 0, ARRAY.length)
                && bytes[at + ARRAY.length] >= 1
                && bytes[at + ARRAY.length] <= NEWEST;
    }

    /** Notes the array that begins at {@code mark}; returns where to look on. */
    private int take(int mark) {
        String name = name(mark) + "#" + (numbers.size() + unreadable.size());
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, mark + ARRAY.length, bytes.length);
        try (DataInputStream data = new DataInputStream(in)) {
            int version = data.readByte();
            if (version > 1 && data.readByte() == 1) {
                data.readUTF();
            }
            data.readUTF();
            String type = data.readUTF();
            int dimensions = data.readInt();
            if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
                throw new IOException("has " + dimensions + " dimensions");
            }
            long[] shape = new long[dimensions];
            for (int d = 0; d < shape.length; d++) {
                shape[d] = data.readLong();
            }
            int layout = data.readInt();
            data.skipNBytes(2L * layout);
            ByteOrder order = version > 2
                    ? data.readByte() == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.nativeOrder();
            int length = data.readInt();
            int start = bytes.length - in.available();
            if (!type.equals("FLOAT32")) {
                throw new IOException("holds " + type + ", not FLOAT32");
            }
            long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (length != count * Float.BYTES || length > in.available()) {
                throw new IOException("does not hold " + count + " numbers");
            }
            headings.add(new ArrayHeading(name, shape));
            numbers.put(name, new Numbers(start, order));
            return start + length;
        } catch (IOException | RuntimeException damaged) {
            unreadable.put(name, damaged instanceof IOException io ? Unreadable.why(io) : "is damaged");
            return mark + ARRAY.length;
        }
    }

    /** The parameter's name stands before its array, behind the letter P, a version and its length. */
    private String name(int mark) {
        for (int length = 1; length < 200 && mark - length - 5 >= 0; length++) {
            int start = mark - length;
            boolean told = bytes[start - 5] == 0
                    && bytes[start - 4] == 'P'
                    && ((bytes[start - 2] & 0xFF) << 8 | bytes[start - 1] & 0xFF) == length;
            if (told) {
                return new String(bytes, start, length, StandardCharsets.UTF_8);
            }
        }
        return "array";
    }

    @Override
    public List<ArrayHeading> headings() {
        return List.copyOf(headings);
    }

    @Override
    public SequencedMap<String, String> unreadable() {
        return new LinkedHashMap<>(unreadable);
    }

    @Override
    public float[] values(ArrayHeading heading) {
        float[] values =
                new float[Math.toIntExact(Arrays.stream(heading.shape()).reduce(1, Math::multiplyExact))];
        Numbers found = numbers.get(heading.name());
        ByteBuffer.wrap(bytes, found.start(), values.length * Float.BYTES)
                .order(found.order())
                .asFloatBuffer()
                .get(values);
        return values;
    }

    @Override
    public void close() {}
}
