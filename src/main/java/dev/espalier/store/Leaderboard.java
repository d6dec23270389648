package dev.espalier.store;

import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Executor;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
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

    private static final String KEPT = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.board = :board AND %s
            ORDER BY t.study, t.board, t.loss, t.number
            LIMIT 1
            """;

    private static final String LOOSE = """
            SELECT EXISTS (
                SELECT 1 FROM trial
                WHERE study = :study AND board < 2 AND (weights = 'awaited' OR checkpoint IS NOT NULL))
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

    /** The first complete trial that has a value and left its weights, a client's in any case. */
    static Optional<TrialRow> complete(Handle handle, StudyState study) {
        return kept(
                handle,
                study,
                TrialRows.COMPLETE,
                study.spec().executor() == Executor.BUILTIN ? "(t.weights IS NULL OR t.weights = 'kept')" : "TRUE");
    }

    /** The first pruned trial that has a value and left its weights. */
    static Optional<TrialRow> stopped(Handle handle, StudyState study) {
        return study.spec().executor() == Executor.BUILTIN
                ? kept(handle, study, TrialRows.PRUNED, "t.weights = 'kept'")
                : Optional.empty();
    }

    private static Optional<TrialRow> kept(Handle handle, StudyState study, int board, String condition) {
        int objectives = study.spec().objectives().size();
        return handle.createQuery(KEPT.formatted(condition))
                .bind("study", study.id())
                .bind("board", board)
                .map((row, context) -> {
                    LearningCurve curve = curve(row.getBytes("curve"), objectives);
                    Trial trial = TrialMapper.trial(row, () -> curve, TrialMapper.lease(row))
                            .get();
                    return new TrialRow(trial, row.getInt("step"), row.getLong("position"));
                })
                .findOne()
                .filter(row -> row.trial().value().isPresent());
    }

    /** A curve that cannot be read is left out: its study is shown as failed, and the others must be shown beside it. */
    private static LearningCurve curve(byte[] bytes, int objectives) {
        try {
            return NumberBytes.parseCurve(bytes, objectives);
        } catch (IllegalArgumentException damaged) {
            return LearningCurve.EMPTY;
        }
    }

    static boolean hasLooseWeights(Handle handle, String study) {
        return handle.createQuery(LOOSE)
                .bind("study", study)
                .mapTo(Boolean.class)
                .one();
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
