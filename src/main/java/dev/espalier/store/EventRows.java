package dev.espalier.store;

import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code event}: the journal. */
final class EventRows {
    private static final String INSERT = """
            INSERT INTO event (study, position, at, type, body)
            VALUES (:study, :position, :at, :type, :body)
            """;

    private static final String FROM = """
            SELECT body FROM event
            WHERE study = :study AND position >= :from
            ORDER BY study, position
            LIMIT :limit
            """;

    private EventRows() {}

    static void insert(Handle handle, List<StudyChange> changes) {
        Upsert.batch(handle, INSERT, changes.stream().map(EventRows::row).toList());
    }

    static List<StudyEvent> from(Handle handle, String study, long from, int limit) {
        return handle.createQuery(FROM)
                .bind("study", study)
                .bind("from", from)
                .bind("limit", limit)
                .map((row, context) -> RowJson.read(row.getString("body"), StudyEvent.class))
                .list();
    }

    private static Map<String, Object> row(StudyChange change) {
        StudyEvent event = change.event();
        return Map.of(
                "study", change.after().id(),
                "position", change.after().position(),
                "at", Times.nanos(event.at()),
                "type", EnumWords.word((Record) event),
                "body", RowJson.write(event));
    }
}
