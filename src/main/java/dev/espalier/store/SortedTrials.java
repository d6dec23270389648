package dev.espalier.store;

import dev.espalier.store.StudyStore.Order;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStore.TrialRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Trials in the order that a reader asked for: first which ones the page holds, then their rows. By number an index knows
 * the order; otherwise the keys of all are sorted here, which a database would do on its disk, and by its own idea of text.
 * What a reader typed reaches the database only as bound parameters.
 */
final class SortedTrials {
    private static final String FORWARD = """
            SELECT number FROM trial
            WHERE study = :study AND number > :after AND (:state = '' OR state = :state)
            ORDER BY study, number
            LIMIT :limit
            """;

    private static final String BACKWARD = """
            SELECT number FROM trial
            WHERE study = :study AND number < :after AND (:state = '' OR state = :state)
            ORDER BY study DESC, number DESC
            LIMIT :limit
            """;

    /** A list of numbers behind IN would be gone through for every trial of the study. */
    private static final String ROWS = TrialMapper.COLUMNS + """
            FROM UNNEST(:numbers) AS wanted (number)
            JOIN trial t ON t.number = wanted.number
            """ + TrialMapper.LEASE + """
            WHERE t.study = :study
            """;

    private final Handle handle;
    private final String study;
    private final TrialQuery query;

    SortedTrials(Handle handle, String study, TrialQuery query) {
        this.handle = handle;
        this.study = study;
        this.query = query;
    }

    Page<TrialRow> page(PageRequest request) {
        String list = String.join(
                " ", "trials of", study, query.state().toString(), query.order().name(), query.sort());
        Paging paging = new Paging(request, list, SortKey.PARTS);
        Optional<SortKey> start = paging.start().map(SortKey::of);
        Page<SortKey> keys = paging.page(keys(start, paging.rows()), SortKey::parts);
        return new Page<>(rows(keys.items()), keys.next(), keys.before());
    }

    private List<SortKey> keys(Optional<SortKey> start, int limit) {
        return switch (query.sort()) {
            case "number" -> byNumber(start, limit);
            case "value" -> sorted(ColumnKeys.byValue(handle, study, query), start, limit);
            case "duration" -> sorted(ColumnKeys.byDuration(handle, study, query), start, limit);
            case String name
            when ParameterRows.exists(handle, study, name) ->
                sorted(ColumnKeys.byParameter(handle, study, query), start, limit);
            case String _ -> sorted(MetricKeys.by(handle, study, query), start, limit);
        };
    }

    private List<SortKey> byNumber(Optional<SortKey> start, int limit) {
        return handle.createQuery(query.order() == Order.ASCENDING ? FORWARD : BACKWARD)
                .bind("study", study)
                .bind("state", query.state().map(EnumWords::word).orElse(""))
                .bind(
                        "after",
                        start.map(SortKey::number).orElse(query.order() == Order.ASCENDING ? -1 : Integer.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> SortKey.ofNumber(row.getInt("number")))
                .list();
    }

    private List<SortKey> sorted(List<SortKey> keys, Optional<SortKey> start, int limit) {
        Comparator<SortKey> order = SortKey.comparator(query.order());
        return keys.stream()
                .filter(key -> start.isEmpty() || order.compare(key, start.get()) > 0)
                .sorted(order)
                .limit(limit)
                .toList();
    }

    private List<TrialRow> rows(List<SortKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Integer, TrialRow> rows = new HashMap<>();
        handle.createQuery(ROWS)
                .bind("study", study)
                .bindArray(
                        "numbers",
                        Integer.class,
                        keys.stream().map(SortKey::number).toList())
                .map(new TrialMapper())
                .forEach(row -> rows.put(row.trial().number(), row));
        return keys.stream()
                .map(key -> rows.get(key.number()))
                .filter(Objects::nonNull)
                .toList();
    }
}
