package dev.espalier.dataset.io;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where what is read of text files is kept. */
public enum Residency {
    IN_MEMORY,
    ON_DISK;

    /**
     * In memory where that has room for the text, and nothing else is asked for.
     *
     * @param stream what the option says
     * @throws DatasetFailure if it says that the text is held, and there is no room for it
     */
    public static Residency of(Optional<Boolean> stream, List<DataFile> files) {
        if (stream.orElse(false)) {
            return ON_DISK;
        }
        long most = Memory.mostText();
        long left = most;
        for (DataFile file : files) {
            left -= file.unpackedSize(left);
            if (left < 0 && stream.isPresent()) {
                throw DatasetFailure.tooLarge(
                        file.name(),
                        String.format(
                                Locale.ROOT,
                                "brings the text to more than the %,d bytes that are held, and option stream is false; leave that out, or: %s",
                                most,
                                Memory.why()));
            }
            if (left < 0) {
                return ON_DISK;
            }
        }
        return IN_MEMORY;
    }
}
