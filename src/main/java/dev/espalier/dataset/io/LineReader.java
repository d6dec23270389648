package dev.espalier.dataset.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a file of any size line by line. A byte that is not UTF-8 becomes the replacement character: the large files of
 * vectors have some, in tokens that nobody asks for.
 */
public final class LineReader {
    private static final int LONGEST = 1 << 20;

    private final InputStream stream;
    private final DataFile file;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    public LineReader(InputStream stream, DataFile file) {
        this.stream = stream;
        this.file = file;
    }

    /** The number of the line that was read last, counted from 1. */
    public long number() {
        return number;
    }

    /** Empty at the end of the file. */
    public Optional<String> next() throws IOException {
        line.reset();
        number++;
        int read = stream.read();
        if (read < 0) {
            return Optional.empty();
        }
        for (; read >= 0 && read != '\n'; read = stream.read()) {
            if (line.size() == LONGEST) {
                throw DatasetFailure.atLine(
                        file.name(),
                        number,
                        String.format(Locale.ROOT, "is longer than %,d bytes; is it a text file?", LONGEST));
            }
            line.write(read);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
