package dev.espalier.store;

import dev.espalier.store.StudyStore.TrialRow;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Trials by number, one by one, or as they changed. */
final class TrialLists {
    private static final String ONE = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.number = :number
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
}
