package dev.espalier.store;

import dev.espalier.store.StudyStore.Order;
import dev.espalier.store.StudyStore.TrialQuery;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Sorts trials by what has a column. The SQL is put together from the constants here alone: what a reader typed is only ever
 * bound.
 */
final class ColumnSort {
    private static final String BY_NUMBER = """
            SELECT 0 AS kind, 0.0 AS amount, '' AS text, t.number
            FROM trial t
            WHERE t.study = :study {STATE} {AFTER}
            ORDER BY t.study {DIRECTION}, t.number {DIRECTION}
            LIMIT :limit
            """;

    private static final String BY_KEY = """
            SELECT kind, amount, text, number
            FROM ({KEYS}) keys
            WHERE kind > :kind OR (kind = :kind AND (
                amount {BEYOND} :amount OR (amount = :amount AND (
                    text {BEYOND} :text OR (text = :text AND number > :number)))))
            ORDER BY kind, amount {DIRECTION}, text {DIRECTION}, number
            LIMIT :limit
            """;

    private static final String VALUES = """
            SELECT CASE WHEN t.first_value IS NULL OR t.first_value = :nan THEN 2 ELSE 0 END AS kind,
                CASE WHEN t.first_value IS NULL OR t.first_value = :nan THEN 0 ELSE t.first_value END AS amount,
                '' AS text, t.number
            FROM trial t
            WHERE t.study = :study {STATE}
            """;

    private static final String DURATIONS = """
            SELECT CASE WHEN t.started_at IS NULL THEN 2 ELSE 0 END AS kind,
                CAST(t.spent AS DOUBLE PRECISION) AS amount, '' AS text, t.number
            FROM trial t
            WHERE t.study = :study {STATE}
            """;

    private static final String PARAMETERS = """
            SELECT CASE WHEN p.number_value IS NOT NULL THEN 0 WHEN p.text_value IS NOT NULL THEN 1 ELSE 2 END AS kind,
                COALESCE(p.number_value, 0) AS amount, COALESCE(p.text_value, '') AS text, t.number
            FROM trial t
            LEFT JOIN trial_parameter p ON p.study = t.study AND p.trial = t.number AND p.path = :path
            WHERE t.study = :study {STATE}
            """;

    /** Before every key. */
    private static final SortKey START = new SortKey(-1, 0, "", -1);

    private final Handle handle;
    private final String study;
    private final TrialQuery query;

    ColumnSort(Handle handle, String study, TrialQuery query) {
        this.handle = handle;
        this.study = study;
        this.query = query;
    }

    List<SortKey> byNumber(Optional<SortKey> start, int limit) {
        String after = start.isPresent() ? "AND t.number {BEYOND} :number" : "";
        return keys(BY_NUMBER.replace("{AFTER}", after), start, limit);
    }

    List<SortKey> byValue(Optional<SortKey> start, int limit) {
        return keys(BY_KEY.replace("{KEYS}", VALUES), start, limit);
    }

    /** Time in attempts that ended. */
    List<SortKey> byDuration(Optional<SortKey> start, int limit) {
        return keys(BY_KEY.replace("{KEYS}", DURATIONS), start, limit);
    }

    List<SortKey> byParameter(Optional<SortKey> start, int limit) {
        return keys(BY_KEY.replace("{KEYS}", PARAMETERS), start, limit);
    }

    private List<SortKey> keys(String sql, Optional<SortKey> start, int limit) {
        SortKey after = start.orElse(START);
        try (Query keys = handle.createQuery(complete(sql))) {
            return keys.bind("study", study)
                    .bind("state", query.state().map(Words::word).orElse(""))
                    .bind("path", query.sort())
                    .bind("nan", Double.NaN)
                    .bind("kind", after.kind())
                    .bind("amount", after.amount())
                    .bind("text", after.text())
                    .bind("number", after.number())
                    .bind("limit", limit)
                    .map((row, context) -> new SortKey(
                            row.getInt("kind"), row.getDouble("amount"), row.getString("text"), row.getInt("number")))
                    .list();
        }
    }

    private String complete(String sql) {
        return sql.replace("{STATE}", query.state().isPresent() ? "AND t.state = :state" : "")
                .replace("{BEYOND}", query.order() == Order.ASCENDING ? ">" : "<")
                .replace("{DIRECTION}", TrialLists.direction(query.order()));
    }
}
