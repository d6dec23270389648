package dev.espalier.coordinator;

import dev.espalier.bus.Messages.WorkerStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The workers that said of late that they live. Safe for use by several threads. */
public final class Workers {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final ConcurrentMap<String, Heard> newest = new ConcurrentHashMap<>();
    private final ServerClock clock;

    /** @param uptime the server's when it heard the status */
    private record Heard(WorkerStatus status, Duration uptime) {}

    public Workers(ServerClock clock) {
        this.clock = clock;
    }

    void seen(WorkerStatus status) {
        newest.put(status.worker(), new Heard(status, clock.uptime()));
    }

    /** By name. */
    public List<WorkerStatus> list() {
        Duration oldest = clock.uptime().minus(FORGOTTEN_AFTER);
        newest.values().removeIf(heard -> heard.uptime().compareTo(oldest) < 0);
        return newest.values().stream()
                .map(Heard::status)
                .sorted(Comparator.comparing(WorkerStatus::worker))
                .toList();
    }
}
