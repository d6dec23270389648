package dev.espalier.store;

import dev.espalier.store.StudyStore.DatasetRow;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code dataset}. */
final class DatasetRows {
    private static final String UPDATE = """
            UPDATE dataset SET spec = :spec, description = :description, created_at = :created_at WHERE name = :name
            """;

    private static final String INSERT = """
            INSERT INTO dataset (name, spec, description, created_at)
            VALUES (:name, :spec, :description, :created_at)
            """;

    private static final String ONE = "SELECT * FROM dataset WHERE name = :name";

    private static final String PAGE = "SELECT * FROM dataset WHERE name > :name ORDER BY name LIMIT :limit";

    private DatasetRows() {}

    static void put(Handle handle, DatasetRow dataset) {
        Map<String, Object> row = Map.of(
                "name", dataset.spec().name(),
                "spec", RowJson.write(dataset.spec()),
                "description", RowJson.write(dataset.description()),
                "created_at", Times.nanos(dataset.createdAt()));
        Upsert.run(handle, UPDATE, INSERT, List.of(row));
    }

    static Optional<DatasetRow> one(Handle handle, String name) {
        return handle.createQuery(ONE).bind("name", name).map(DatasetRows::map).findOne();
    }

    static Page<DatasetRow> page(Handle handle, PageRequest request) {
        Paging paging = new Paging(request, "datasets", 1);
        List<DatasetRow> rows = handle.createQuery(PAGE)
                .bind("name", paging.start().map(start -> start.textAt(0)).orElse(""))
                .bind("limit", paging.rows())
                .map(DatasetRows::map)
                .list();
        return paging.page(rows, last -> List.of(last.spec().name()));
    }

    private static DatasetRow map(ResultSet row, StatementContext context) throws SQLException {
        return new DatasetRow(
                RowJson.read(row.getString("spec"), DatasetSpec.class),
                RowJson.read(row.getString("description"), DatasetDescription.class),
                Times.instant(row.getLong("created_at")));
    }
}
