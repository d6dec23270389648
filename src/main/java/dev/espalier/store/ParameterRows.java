package dev.espalier.store;

import dev.espalier.json.JsonText;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes the table {@code trial_parameter}. */
final class ParameterRows {
    private static final int LONGEST_TEXT = 200;

    private static final String DELETE = """
            DELETE FROM trial_parameter WHERE study = :study AND trial = :trial
            """;

    private static final String INSERT = """
            INSERT INTO trial_parameter (study, trial, path, number_value, text_value)
            VALUES (:study, :trial, :path, :number_value, :text_value)
            """;

    private static final String EXISTS = """
            SELECT path FROM trial_parameter WHERE study = :study AND path = :path LIMIT 1
            """;

    private static final String PATHS = """
            SELECT DISTINCT path FROM trial_parameter WHERE study = :study ORDER BY path
            """;

    private ParameterRows() {}

    /** Whether a trial of the study has the parameter {@code path}. */
    static boolean exists(Handle handle, String study, String path) {
        return handle.createQuery(EXISTS)
                .bind("study", study)
                .bind("path", path)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** Every parameter that a trial of the study has. */
    static List<String> paths(Handle handle, String study) {
        return handle.createQuery(PATHS)
                .bind("study", study)
                .mapTo(String.class)
                .list();
    }

    static void insert(Handle handle, List<Map<String, Object>> rows) {
        Upsert.batch(handle, INSERT, rows);
    }

    static void delete(Handle handle, String study, int trial) {
        handle.createUpdate(DELETE).bind("study", study).bind("trial", trial).execute();
    }

    static List<Map<String, Object>> rows(String study, int trial, Configuration configuration) {
        List<Map<String, Object>> rows = new ArrayList<>();
        configuration.values().forEach((path, value) -> {
            Map<String, Object> row = new HashMap<>();
            row.put("study", study);
            row.put("trial", trial);
            row.put("path", path);
            row.put("number_value", value instanceof Json.Number number ? number.doubleValue() : null);
            row.put("text_value", value instanceof Json.Number ? null : text(value));
            rows.add(row);
        });
        return rows;
    }

    private static String text(Json value) {
        String text = value instanceof Json.Text(String content) ? content : JsonText.print(value);
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
