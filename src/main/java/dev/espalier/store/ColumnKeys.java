package dev.espalier.store;

import dev.espalier.store.StudyStore.TrialQuery;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Sort keys of trials by what has a column; of whole rows nothing is read, the indexes hold it all. */
final class ColumnKeys {
    private static final String VALUES = """
            SELECT number, first_value AS amount, NULL AS text
            FROM trial
            WHERE study = :study AND number >= :from AND number < :to AND (:state = '' OR state = :state)
            ORDER BY study, number
            """;

    private static final String DURATIONS = """
            SELECT number, CASE WHEN started_at IS NOT NULL THEN spent END AS amount, NULL AS text
            FROM trial
            WHERE study = :study AND number >= :from AND number < :to AND (:state = '' OR state = :state)
            ORDER BY study, number
            """;

    private static final String PARAMETERS = """
            SELECT t.number, p.number_value AS amount, p.text_value AS text
            FROM trial t
            LEFT JOIN trial_parameter p ON p.study = t.study AND p.trial = t.number AND p.path = :path
            WHERE t.study = :study AND t.number >= :from AND t.number < :to AND (:state = '' OR t.state = :state)
            ORDER BY t.study, t.number
            """;

    private ColumnKeys() {}

    static List<SortKey> byValue(Handle handle, String study, TrialQuery query) {
        return keys(handle, VALUES, study, query);
    }

    /** By the time in attempts that ended. */
    static List<SortKey> byDuration(Handle handle, String study, TrialQuery query) {
        return keys(handle, DURATIONS, study, query);
    }

    static List<SortKey> byParameter(Handle handle, String study, TrialQuery query) {
        return keys(handle, PARAMETERS, study, query);
    }

    private static List<SortKey> keys(Handle handle, String sql, String study, TrialQuery query) {
        Map<String, String> parameters = Map.of(
                "path",
                query.sort(),
                "state",
                query.state().map(EnumWords::word).orElse(""));
        return Chunks.read(handle, sql, study, parameters, (row, context) -> {
            int number = row.getInt("number");
            String text = row.getString("text");
            double amount = row.getDouble("amount");
            SortKey key = row.wasNull() ? SortKey.ofText(text, number) : SortKey.ofAmount(amount, number);
            return () -> key;
        });
    }
}
