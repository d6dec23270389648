package dev.espalier.trainer.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux says of this process's memory, and Java of the machine's. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Bytes resident now: heap, engines and data together; empty where the system does not tell. */
    public static OptionalLong resident() {
        return line("VmRSS:");
    }

    /** The most bytes that were resident at once; empty where the system does not tell. */
    static OptionalLong peak() {
        return line("VmHWM:");
    }

    /** Bytes that this machine, or the container that this process runs in, has; empty where that is not told. */
    public static OptionalLong machine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getTotalMemorySize() > 0
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
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
