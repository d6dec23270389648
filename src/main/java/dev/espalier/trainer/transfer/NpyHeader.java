package dev.espalier.trainer.transfer;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of one {@code .npy}, by numpy's formats 1.0 to 3.0.
 *
 * @param type numpy's word for the type of the numbers, {@code <f4}
 * @param order how they stand
 */
record NpyHeader(String type, Order order, long[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final int MOST_DIMENSIONS = 32;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /** Which index moves fastest. */
    enum Order {
        LAST_FASTEST,
        FIRST_FASTEST
    }

    /** Reads it from where an array begins, up to its first number. */
    static NpyHeader read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            byte[] magic = data.readNBytes(MAGIC.length);
            int version = data.readUnsignedByte();
            data.readUnsignedByte();
            if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
                throw new IOException("is not in numpy's format");
            }
            int length = data.readUnsignedByte() | data.readUnsignedByte() << 8;
            if (version > 1) {
                length |= data.readUnsignedByte() << 16 | data.readUnsignedByte() << 24;
            }
            if (length < 0 || length > LONGEST) {
                throw new IOException("has a header of " + Integer.toUnsignedString(length) + " bytes");
            }
            return parse(new String(data.readNBytes(length), StandardCharsets.UTF_8));
        } catch (EOFException ends) {
            throw new IOException("ends within its header", ends);
        }
    }

    private static NpyHeader parse(String text) throws IOException {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new IOException("has no header of one type of numbers");
        }
        try {
            long[] extents = Arrays.stream(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(extent -> !extent.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            if (extents.length > MOST_DIMENSIONS) {
                throw new IOException("has " + extents.length + " dimensions");
            }
            return new NpyHeader(
                    type.group(1), order.group(1).equals("True") ? Order.FIRST_FASTEST : Order.LAST_FASTEST, extents);
        } catch (NumberFormatException huge) {
            throw new IOException("has a shape out of all bounds", huge);
        }
    }
}
