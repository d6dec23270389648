package dev.espalier.store;

import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialRow;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Complete trials by loss, then pruned ones; read in the order of an index, so that a page costs the same in any study. */
final class Leaderboard {
    private static final String RANKED = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.board < 2 AND t.board >= :board
                AND (t.board > :board OR t.loss > :loss OR (t.loss = :loss AND t.number > :number))
            ORDER BY t.study, t.board, t.loss, t.number
            LIMIT :limit
            """;

    private static final String ROW = "SELECT board, loss FROM trial WHERE study = :study AND number = :number";

    private Leaderboard() {}

    static Page<TrialRow> page(Handle handle, String study, PageRequest request) {
        Paging paging = new Paging(request, "leaderboard of " + study, 3);
        List<TrialRow> rows = paging.start()
                .map(start -> after(handle, study, start.longAt(0), start.doubleAt(1), start.longAt(2), paging.rows()))
                .orElseGet(() -> first(handle, study, paging.rows()));
        return paging.page(rows, last -> key(handle, study, last.trial().number()));
    }

    /** The first complete trial that has a value. */
    static Optional<TrialRow> best(Handle handle, String study) {
        return first(handle, study, 1).stream()
                .filter(row -> TrialRows.board(row.trial().state()) == TrialRows.COMPLETE)
                .filter(row -> row.trial().value().isPresent())
                .findFirst();
    }

    private static List<TrialRow> first(Handle handle, String study, int limit) {
        return after(handle, study, -1, 0, 0, limit);
    }

    private static List<TrialRow> after(Handle handle, String study, long board, double loss, long number, int limit) {
        return handle.createQuery(RANKED)
                .bind("study", study)
                .bind("board", board)
                .bind("loss", loss)
                .bind("number", number)
                .bind("limit", limit)
                .map(new TrialMapper())
                .list();
    }

    private static List<String> key(Handle handle, String study, int number) {
        return handle.createQuery(ROW)
                .bind("study", study)
                .bind("number", number)
                .map((row, context) -> List.of(
                        row.getString("board"), Double.toString(row.getDouble("loss")), Integer.toString(number)))
                .one();
    }
}
