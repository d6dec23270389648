package dev.espalier.store;

import dev.espalier.store.StudyStore.Order;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStore.TrialRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Trials by number, one by one, as changed, or in the order that a reader asked for. */
final class TrialLists {
    private static final String ONE = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.number = :number
            """;

    private static final String SOME = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.number IN (<numbers>)
            """;

    /** The position of the last row that still fits the limit. */
    private static final String CUT = """
            SELECT position FROM trial
            WHERE study = :study AND position > :after
            ORDER BY study, position, number
            LIMIT 1 OFFSET :skip
            """;

    private static final String CHANGED = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.position > :after AND t.position <= :cut
            ORDER BY t.study, t.position, t.number
            """;

    private TrialLists() {}

    static Optional<TrialRow> one(Handle handle, String study, int number) {
        return handle.createQuery(ONE)
                .bind("study", study)
                .bind("number", number)
                .map(new TrialMapper())
                .findOne();
    }

    static List<TrialRow> changedAfter(Handle handle, String study, long after, int limit) {
        long cut = handle.createQuery(CUT)
                .bind("study", study)
                .bind("after", after)
                .bind("skip", limit - 1)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
        return handle.createQuery(CHANGED)
                .bind("study", study)
                .bind("after", after)
                .bind("cut", cut)
                .map(new TrialMapper())
                .list();
    }

    static Page<TrialRow> sorted(Handle handle, String study, TrialQuery query, PageRequest request) {
        String list = String.join(
                " ", "trials of", study, query.state().toString(), query.order().name(), query.sort());
        Paging paging = new Paging(request, list, SortKey.PARTS);
        Optional<SortKey> start = paging.start().map(SortKey::of);
        Page<SortKey> keys = paging.page(keys(handle, study, query, start, paging.rows()), SortKey::parts);
        return new Page<>(rows(handle, study, keys.items()), keys.next(), keys.before());
    }

    private static List<SortKey> keys(
            Handle handle, String study, TrialQuery query, Optional<SortKey> start, int limit) {
        return switch (query.sort()) {
            case "number" -> new ColumnSort(handle, study, query).byNumber(start, limit);
            case "value" -> new ColumnSort(handle, study, query).byValue(start, limit);
            case "duration" -> new ColumnSort(handle, study, query).byDuration(start, limit);
            case String name
            when ParameterRows.exists(handle, study, name) ->
                new ColumnSort(handle, study, query).byParameter(start, limit);
            case String _ -> new MetricSort(handle, study, query).keys(start, limit);
        };
    }

    private static List<TrialRow> rows(Handle handle, String study, List<SortKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Integer, TrialRow> rows = new HashMap<>();
        handle.createQuery(SOME)
                .bind("study", study)
                .bindList("numbers", keys.stream().map(SortKey::number).toList())
                .map(new TrialMapper())
                .forEach(row -> rows.put(row.trial().number(), row));
        return keys.stream()
                .map(key -> rows.get(key.number()))
                .filter(Objects::nonNull)
                .toList();
    }

    static String direction(Order order) {
        return switch (order) {
            case ASCENDING -> "ASC";
            case DESCENDING -> "DESC";
        };
    }
}
