package dev.espalier.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads a row a trial of a whole study, some thousand at a time: a database may spool a larger answer to its disk first. The
 * rows of one chunk are understood in parallel, as most of the time goes into their JSON.
 */
final class Chunks {
    private static final int ROWS = 4096;

    private static final String HIGHEST = """
            SELECT number FROM trial WHERE study = :study ORDER BY study DESC, number DESC LIMIT 1
            """;

    private Chunks() {}

    /**
     * @param sql rows for the trials {@code :from <= number < :to} of {@code :study}, by number
     * @param parameters what else {@code sql} needs
     */
    static <T> List<T> read(
            Handle handle, String sql, String study, Map<String, ?> parameters, RowMapper<Supplier<T>> mapper) {
        int highest = handle.createQuery(HIGHEST)
                .bind("study", study)
                .mapTo(Integer.class)
                .findOne()
                .orElse(-1);
        List<T> all = new ArrayList<>(highest + 1);
        for (int from = 0; from <= highest; from += ROWS) {
            List<Supplier<T>> chunk = handle.createQuery(sql)
                    .bind("study", study)
                    .bind("from", from)
                    .bind("to", from + ROWS)
                    .bindMap(parameters)
                    .map(mapper)
                    .list();
            all.addAll(chunk.parallelStream().map(Supplier::get).toList());
        }
        return all;
    }
}
