package dev.espalier.store.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files that survive a power cut, for H2: {@code jdbc:h2:journaled:async:/path}. The journal lies beside the file, under its name
 * and {@value #SUFFIX}. Public because H2 makes instances of it.
 */
public final class JournaledPath extends FilePathWrapper {
    /** What such paths begin with. */
    public static final String SCHEME = "journaled";

    /** What the name of a file's journal ends in. */
    public static final String SUFFIX = ".journal";

    /** Makes such paths known to H2; to do so again changes nothing. */
    public static void register() {
        FilePath.register(new JournaledPath());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    /** One that cannot be written is opened for reading by itself, which H2 need not know. */
    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FilePath journal = FilePath.get(getBase() + SUFFIX);
        return JournaledFile.open(
                allowed -> getBase().open(allowed), allowed -> new Journal(journal, allowed, Journal.Limits.USUAL));
    }
}
