package dev.espalier.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many cores programs other than this server keep busy, its training processes not counted: what Linux counts for the whole
 * machine less what it counts for these. Elsewhere 0. Safe for use by several threads.
 */
public final class MachineLoad {
    private static final Logger LOG = LoggerFactory.getLogger(MachineLoad.class);
    private static final Path STAT = Path.of("/proc/stat");
    private static final long LEAST_NANOS = 2_000_000_000L;
    private static final double TICKS_A_SECOND = 100;

    /** Fields of the line that are not work: idle and waiting for a disk. Those of guests are in others already. */
    private static final int IDLE = 3;

    private static final int WAITING = 4;
    private static final int GUESTS = 8;

    private Sample newest = sample();
    private double others;

    private record Sample(long nanos, double busySeconds, Map<Long, Duration> own) {}

    /** Cores that were kept busy by others between the last two looks, which are some seconds apart. */
    public synchronized double others() {
        return others;
    }

    /** Has another look, unless the last is not long ago. */
    public synchronized void look() {
        if (System.nanoTime() - newest.nanos() < LEAST_NANOS) {
            return;
        }
        Sample now = sample();
        double seconds = (now.nanos() - newest.nanos()) / 1e9;
        double own = 0;
        for (Map.Entry<Long, Duration> process : now.own().entrySet()) {
            Duration before = newest.own().getOrDefault(process.getKey(), Duration.ZERO);
            own += process.getValue().minus(before).toNanos() / 1e9;
        }
        others = Math.max(0, (now.busySeconds() - newest.busySeconds() - own) / seconds);
        newest = now;
    }

    private static Sample sample() {
        Map<Long, Duration> own = new HashMap<>();
        ProcessHandle self = ProcessHandle.current();
        Stream.concat(Stream.of(self), self.descendants())
                .forEach(process -> process.info().totalCpuDuration().ifPresent(time -> own.put(process.pid(), time)));
        return new Sample(System.nanoTime(), busySeconds(), own);
    }

    private static double busySeconds() {
        try (Stream<String> lines = Files.lines(STAT)) {
            long[] ticks = lines.filter(line -> line.startsWith("cpu "))
                    .flatMap(line -> Arrays.stream(
                            line.substring("cpu ".length()).strip().split(" ", -1)))
                    .limit(GUESTS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long busy = Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[WAITING];
            return busy / TICKS_A_SECOND;
        } catch (IOException | RuntimeException unknown) {
            LOG.debug("the machine's load is unknown", unknown);
            return 0;
        }
    }
}
