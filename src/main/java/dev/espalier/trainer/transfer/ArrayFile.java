package dev.espalier.trainer.transfer;

import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;

/** Named arrays in a file. */
public interface ArrayFile extends AutoCloseable {

    /** Every array that could be read, in the order of the file. */
    List<ArrayHeading> headings();

    /** Why each other array cannot be read, by its name. */
    SequencedMap<String, String> unreadable();

    /**
     * The numbers of one of {@link #headings()}, row-major.
     *
     * @throws IOException if the file does not hold as many
     */
    float[] values(ArrayHeading heading) throws IOException;

    @Override
    void close() throws IOException;
}
