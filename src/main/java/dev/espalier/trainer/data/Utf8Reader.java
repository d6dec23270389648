package dev.espalier.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The text of a file of any size, without a byte order mark; what is not UTF-8 is named by its place. */
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream stream;
    private final String file;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
    private long decoded;
    private long line = 1;
    private boolean isBegun;
    private boolean isEnded;

    /** @param file for error messages */
    Utf8Reader(InputStream stream, String file) {
        this.stream = stream;
        this.file = file;
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (isEnded) {
                return -1;
            }
            fill();
        }
        int read = Math.min(length, chars.remaining());
        chars.get(into, at, read);
        return read;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        isEnded = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        chars.clear();
        boolean sound = !decoder.decode(bytes, chars, isEnded).isError();
        for (int i = 0; i < bytes.position(); i++) {
            line += bytes.get(i) == '\n' ? 1 : 0;
        }
        decoded += bytes.position();
        if (!sound) {
            throw DatasetFailure.atLine(
                    file,
                    line,
                    String.format(
                            Locale.ROOT,
                            "byte 0x%02X at offset %,d is not UTF-8; save the file as UTF-8 text",
                            bytes.get(),
                            decoded));
        }
        chars.flip();
        if (!isBegun && chars.hasRemaining()) {
            isBegun = true;
            chars.position(chars.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
