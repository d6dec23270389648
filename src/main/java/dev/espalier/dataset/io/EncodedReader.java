package dev.espalier.dataset.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The text of a file of any size, without a byte order mark; bytes that are not of the encoding are named by their place. */
final class EncodedReader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream stream;
    private final String file;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
    private long decoded;
    private long line = 1;
    private boolean isBegun;
    private boolean isEnded;

    /**
     * @param stream the file from its beginning
     * @param file for error messages
     */
    EncodedReader(InputStream stream, String file, Encoding encoding) throws IOException {
        this.stream = stream;
        this.file = file;
        int read = stream.readNBytes(bytes.array(), 0, Encoding.LONGEST_MARK);
        bytes.limit(read);
        Charset charset = encoding.of(bytes.array(), read, file);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
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
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, read < 0);
        if (read < 0 && result.isUnderflow()) {
            decoder.flush(chars);
            isEnded = true;
        }
        decoded += bytes.position();
        chars.flip();
        checkText();
        if (result.isError()) {
            throw DatasetFailure.atLine(
                    file,
                    line,
                    String.format(
                            Locale.ROOT,
                            "byte 0x%02X at offset %,d is not %s; %s",
                            bytes.get(),
                            decoded,
                            decoder.charset().name(),
                            hint()));
        }
        if (!isBegun && chars.hasRemaining()) {
            isBegun = true;
            chars.position(chars.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
    }

    private String hint() {
        return decoder.charset().equals(StandardCharsets.UTF_8)
                ? "say by option encoding what the file is encoded in, such as windows-1252, or save it as UTF-8"
                : "is option encoding right?";
    }

    /** Counts the lines; a zero character is of no text, but UTF-16 without its mark, read as UTF-8, is full of them. */
    private void checkText() {
        for (int i = 0; i < chars.limit(); i++) {
            char found = chars.get(i);
            if (found == '\n') {
                line++;
            } else if (found == 0) {
                throw DatasetFailure.atLine(
                        file,
                        line,
                        "has a zero byte, which is of no text in %s; if the file is UTF-16, say so by option encoding, UTF-16LE or UTF-16BE"
                                .formatted(decoder.charset().name()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
