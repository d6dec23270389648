package dev.espalier.coordinator;

import dev.espalier.bus.Messages.WorkerStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The workers that said of late that they live. Safe for use by several threads. */
public final class Workers {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final ConcurrentMap<String, WorkerStatus> newest = new ConcurrentHashMap<>();
    private final InstantSource clock;

    public Workers(InstantSource clock) {
        this.clock = clock;
    }

    void seen(WorkerStatus status) {
        newest.put(status.worker(), status);
    }

    /** By name. */
    public List<WorkerStatus> list() {
        newest.values().removeIf(status -> status.at().isBefore(clock.instant().minus(FORGOTTEN_AFTER)));
        return newest.values().stream()
                .sorted(Comparator.comparing(WorkerStatus::worker))
                .toList();
    }
}
