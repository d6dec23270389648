package dev.espalier.store;

import dev.espalier.store.StudyStore.WorkerRow;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code worker}. */
final class WorkerRows {
    private static final String UPDATE = """
            UPDATE worker SET device = :device, engine = :engine, last_seen = :last_seen WHERE name = :name
            """;

    private static final String INSERT = """
            INSERT INTO worker (name, device, engine, last_seen) VALUES (:name, :device, :engine, :last_seen)
            """;

    private static final String ALL = "SELECT * FROM worker ORDER BY name";

    private WorkerRows() {}

    static void record(Handle handle, WorkerRow worker) {
        Map<String, Object> row = Map.of(
                "name", worker.name(),
                "device", worker.device(),
                "engine", worker.engine(),
                "last_seen", Times.nanos(worker.lastSeen()));
        Upsert.run(handle, UPDATE, INSERT, List.of(row));
    }

    static List<WorkerRow> all(Handle handle) {
        return handle.createQuery(ALL)
                .map((row, context) -> new WorkerRow(
                        row.getString("name"),
                        row.getString("device"),
                        row.getString("engine"),
                        Times.instant(row.getLong("last_seen"))))
                .list();
    }
}
