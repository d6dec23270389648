package dev.espalier.store;

import dev.espalier.store.StudyStore.ArtifactRow;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code artifact}. */
final class ArtifactRows {
    private static final String UPDATE = """
            UPDATE artifact SET study = :study, size = :size, sha256 = :sha256, created_at = :created_at
            WHERE name = :name
            """;

    private static final String INSERT = """
            INSERT INTO artifact (name, study, size, sha256, created_at)
            VALUES (:name, :study, :size, :sha256, :created_at)
            """;

    private static final String OF_STUDY = "SELECT * FROM artifact WHERE study = :study ORDER BY name";

    private ArtifactRows() {}

    static void put(Handle handle, ArtifactRow artifact) {
        Map<String, Object> row = Map.of(
                "name", artifact.name(),
                "study", artifact.study(),
                "size", artifact.size(),
                "sha256", artifact.sha256(),
                "created_at", Times.nanos(artifact.createdAt()));
        Upsert.run(handle, UPDATE, INSERT, List.of(row));
    }

    static List<ArtifactRow> of(Handle handle, String study) {
        return handle.createQuery(OF_STUDY)
                .bind("study", study)
                .map((row, context) -> new ArtifactRow(
                        row.getString("study"),
                        row.getString("name"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        Times.instant(row.getLong("created_at"))))
                .list();
    }
}
