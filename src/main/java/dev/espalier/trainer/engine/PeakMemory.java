package dev.espalier.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that this process had resident since a trial began: heap, engine and data together, and whatever else runs
 * in the process. Workers of one process share it, so a trial beside others is told their memory too; a device's own memory
 * is not in it. Linux counts it; elsewhere the heap alone is known.
 */
public final class PeakMemory {
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    private long most;

    /** Begins anew; where the kernel forbids that, the peak is the one since the process began. */
    public PeakMemory() {
        if (Files.isWritable(RESET)) {
            try {
                Files.writeString(RESET, "5");
            } catch (IOException forbidden) {
                most = 0;
            }
        }
    }

    /** Bytes; asked now and then, for another trial of the process that begins sets the kernel's count back. */
    public long bytes() {
        most = Math.max(most, ProcessMemory.peak().orElseGet(PeakMemory::heap));
        return most;
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory();
    }
}
