package dev.espalier.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux says of this process's memory. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Bytes resident now: heap, engines and data together; empty where the system does not tell. */
    static OptionalLong resident() {
        return line("VmRSS:");
    }

    /** The most bytes that were resident at once; empty where the system does not tell. */
    static OptionalLong peak() {
        return line("VmHWM:");
    }

    private static OptionalLong line(String beginning) {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException absent) {
            return OptionalLong.empty();
        }
    }
}
