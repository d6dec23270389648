package dev.espalier.trainer.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Text whose rows are not endless: after a quotation mark that is never closed, all that follows is one cell. */
final class BoundedRows extends FilterReader {
    private final long most;
    private long count;

    /** @param most characters of a row */
    BoundedRows(Reader text, long most) {
        super(text);
        this.most = most;
    }

    /** What is read from here on is of another row. */
    void rowEnds() {
        count = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count += Math.max(0, read);
        if (count > most) {
            throw new IOException(String.format(
                    Locale.ROOT, "a row has more than %,d characters; is a quotation mark not closed?", most));
        }
        return read;
    }
}
