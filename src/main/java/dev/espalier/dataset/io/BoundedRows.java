package dev.espalier.dataset.io;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Text whose rows are not endless: after a quotation mark that is never closed, all that follows is one cell. */
final class BoundedRows extends FilterReader {
    private final long most;
    private final String row;
    private final String doubt;
    private long count;

    /**
     * @param most characters of a row
     * @param row what a row is called
     * @param doubt what to ask of one that is longer
     */
    BoundedRows(Reader text, long most, String row, String doubt) {
        super(text);
        this.most = most;
        this.row = row;
        this.doubt = doubt;
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
            throw new IOException(String.format(Locale.ROOT, "%s has more than %,d characters; %s", row, most, doubt));
        }
        return read;
    }
}
