package dev.espalier.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Rows written whether they exist or not, in SQL that every database understands: updated first, and inserted where there
 * was nothing to update. Right because one transaction writes at a time.
 */
final class Upsert {
    private Upsert() {}

    /** @return the rows that were inserted */
    static List<Map<String, Object>> run(Handle handle, String update, String insert, List<Map<String, Object>> rows) {
        int[] updated = batch(handle, update, rows);
        List<Map<String, Object>> missing = new ArrayList<>();
        for (int index = 0; index < updated.length; index++) {
            if (updated[index] == 0) {
                missing.add(rows.get(index));
            }
        }
        batch(handle, insert, missing);
        return missing;
    }

    /** @return how many rows of the table each of {@code rows} touched */
    static int[] batch(Handle handle, String sql, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            rows.forEach(batch::add);
            return batch.execute();
        }
    }
}
