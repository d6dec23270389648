package dev.espalier.store;

import dev.espalier.store.StudyStore.Counts;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.TrialState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Studies with the counts of their trials and their best one. */
final class StudyLists {
    private static final String COUNTS = """
            SELECT study, state, COUNT(*) AS trials
            FROM trial
            WHERE study IN (<studies>)
            GROUP BY study, state
            """;

    /** After every id. */
    private static final String LAST_ID = "\uffff";

    private StudyLists() {}

    static Optional<StudyRow> one(Handle handle, String study) {
        return StudyRows.shown(handle, study)
                .map(state -> rows(handle, List.of(state)).getFirst());
    }

    static Page<StudyRow> newestFirst(Handle handle, Optional<StudyStatus> status, PageRequest request) {
        Paging paging = new Paging(request, "studies " + status, 2);
        long createdAt = paging.start().map(start -> start.longAt(0)).orElse(Long.MAX_VALUE);
        String id = paging.start().map(start -> start.textAt(1)).orElse(LAST_ID);
        Page<StudyState> states = paging.page(
                StudyRows.newestFirst(handle, status, createdAt, id, paging.rows()),
                last -> List.of(Long.toString(Times.nanos(last.createdAt())), last.id()));
        return new Page<>(rows(handle, states.items()), states.next(), states.before());
    }

    private static List<StudyRow> rows(Handle handle, List<StudyState> states) {
        Map<String, Counts> counts = counts(handle, states);
        return states.stream()
                .map(state -> new StudyRow(
                        state,
                        counts.getOrDefault(state.id(), counts(Map.of())),
                        Leaderboard.complete(handle, state),
                        Leaderboard.stopped(handle, state)))
                .toList();
    }

    private static Map<String, Counts> counts(Handle handle, List<StudyState> states) {
        Map<String, Counts> counts = new HashMap<>();
        if (states.isEmpty()) {
            return counts;
        }
        Map<String, Map<TrialState, Integer>> numbers = new HashMap<>();
        handle.createQuery(COUNTS)
                .bindList("studies", states.stream().map(StudyState::id).toList())
                .map((row, context) -> numbers.computeIfAbsent(
                                row.getString("study"), study -> new EnumMap<>(TrialState.class))
                        .put(EnumWords.constant(TrialState.class, row.getString("state")), row.getInt("trials")))
                .list();
        numbers.forEach((study, ofStudy) -> counts.put(study, counts(ofStudy)));
        return counts;
    }

    private static Counts counts(Map<TrialState, Integer> numbers) {
        return new Counts(
                numbers.getOrDefault(TrialState.WAITING, 0),
                numbers.getOrDefault(TrialState.RUNNING, 0),
                numbers.getOrDefault(TrialState.PAUSED, 0),
                numbers.getOrDefault(TrialState.COMPLETE, 0),
                numbers.getOrDefault(TrialState.PRUNED, 0),
                numbers.getOrDefault(TrialState.FAILED, 0),
                numbers.getOrDefault(TrialState.CANCELLED, 0));
    }
}
