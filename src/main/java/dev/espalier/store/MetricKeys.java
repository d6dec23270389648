package dev.espalier.store;

import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Objective;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Sort keys of trials by a metric. Metrics have no rows of their own, which every report would have to rewrite; the few
 * readers who sort by one pay a pass over the study's trials instead.
 */
final class MetricKeys {
    private static final String METRICS = """
            SELECT number, state, metrics
            FROM trial
            WHERE study = :study AND number >= :from AND number < :to
            ORDER BY study, number
            """;

    /** The metrics of one trial. */
    private record Row(int number, String state, SequencedMap<String, Double> metrics) {}

    private MetricKeys() {}

    /** @throws InvalidInput at {@code sort} when no trial and no objective has a metric of that name */
    static List<SortKey> by(Handle handle, String study, TrialQuery query) {
        List<Row> rows = Chunks.read(handle, METRICS, study, Map.of(), (row, context) -> row(row));
        Set<String> names = names(handle, study, rows);
        if (!names.contains(query.sort())) {
            throw unknown(handle, study, query, names);
        }
        return rows.stream()
                .filter(row -> query.state()
                        .map(EnumWords::word)
                        .map(row.state()::equals)
                        .orElse(true))
                .map(row -> SortKey.ofAmount(row.metrics().getOrDefault(query.sort(), Double.NaN), row.number()))
                .toList();
    }

    private static Supplier<Row> row(ResultSet row) throws SQLException {
        int number = row.getInt("number");
        String state = row.getString("state");
        String metrics = row.getString("metrics");
        return () -> new Row(number, state, RowJson.metrics(metrics));
    }

    /** Every metric of a trial, and the objectives' before there is one. */
    private static Set<String> names(Handle handle, String study, List<Row> rows) {
        Set<String> names = new TreeSet<>();
        StudyRows.find(handle, study)
                .ifPresent(state -> state.spec().objectives().stream()
                        .map(Objective::metric)
                        .forEach(names::add));
        rows.forEach(row -> names.addAll(row.metrics().keySet()));
        return names;
    }

    private static InvalidInput unknown(Handle handle, String study, TrialQuery query, Set<String> names) {
        List<String> possible = new ArrayList<>(List.of("number", "value", "duration"));
        possible.addAll(names);
        possible.addAll(ParameterRows.paths(handle, study));
        return new InvalidInput(
                "sort",
                "there is nothing named " + query.sort() + " to sort by; there is " + String.join(", ", possible));
    }
}
