package dev.espalier.store;

import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Objective;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Sorts trials by a metric. Metrics have no rows of their own, which every report would have to rewrite; the few readers who
 * sort by one pay a pass over the study's trials instead.
 */
final class MetricSort {
    private static final String METRICS = "SELECT number, state, metrics FROM trial WHERE study = :study";

    private final Handle handle;
    private final String study;
    private final TrialQuery query;
    private final Collection<String> names = new TreeSet<>();
    private final List<SortKey> keys = new ArrayList<>();

    MetricSort(Handle handle, String study, TrialQuery query) {
        this.handle = handle;
        this.study = study;
        this.query = query;
    }

    /** @throws InvalidInput at {@code sort} when no trial and no objective has a metric of that name */
    List<SortKey> keys(Optional<SortKey> start, int limit) {
        StudyRows.find(handle, study)
                .ifPresent(state -> state.spec().objectives().stream()
                        .map(Objective::metric)
                        .forEach(names::add));
        handle.createQuery(METRICS)
                .bind("study", study)
                .setFetchSize(1000)
                .map((row, context) -> add(row))
                .list();
        if (!names.contains(query.sort())) {
            throw unknown();
        }
        return keys.stream()
                .sorted(SortKey.comparator(query.order()))
                .filter(key ->
                        start.isEmpty() || SortKey.comparator(query.order()).compare(key, start.get()) > 0)
                .limit(limit)
                .toList();
    }

    private boolean add(ResultSet row) throws SQLException {
        SequencedMap<String, Double> metrics = RowJson.metrics(row.getString("metrics"));
        names.addAll(metrics.keySet());
        String state = row.getString("state");
        return query.state().map(Words::word).map(state::equals).orElse(true)
                && keys.add(SortKey.ofAmount(metrics.getOrDefault(query.sort(), Double.NaN), row.getInt("number")));
    }

    private InvalidInput unknown() {
        List<String> possible = new ArrayList<>(List.of("number", "value", "duration"));
        possible.addAll(names);
        possible.addAll(ParameterRows.paths(handle, study));
        return new InvalidInput(
                "sort",
                "there is nothing named " + query.sort() + " to sort by; there is " + String.join(", ", possible));
    }
}
