package dev.espalier.store;

import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Writes a group of changes as few rows: every event and measurement, but a study or trial that changed several times only
 * as it is in the end. Made for one group.
 */
final class ChangeWriter {
    private record TrialKey(String study, int number) {}

    private record AttemptKey(String study, int number, int attempt) {}

    private final Map<String, List<StudyChange>> changesOfStudies = new LinkedHashMap<>();
    private final Map<TrialKey, StudyChange> newest = new LinkedHashMap<>();
    private final Map<TrialKey, Trial> trials = new LinkedHashMap<>();
    private final Set<TrialKey> started = new HashSet<>();
    private final Map<AttemptKey, Map<String, Object>> held = new LinkedHashMap<>();
    private final List<Map<String, Object>> ended = new ArrayList<>();
    private final List<Map<String, Object>> measured = new ArrayList<>();
    private final List<Map<String, Object>> extended = new ArrayList<>();
    private final List<Map<String, Object>> superseded = new ArrayList<>();
    private final List<Map<String, Object>> asked = new ArrayList<>();
    private final List<StudyChange> changes;
    private final Instant now;

    /** @param now when the requests that asked for the changes are remembered */
    ChangeWriter(List<StudyChange> changes, Instant now) {
        this.changes = changes;
        this.now = now;
        changes.forEach(this::sort);
    }

    void write(Handle handle) {
        changesOfStudies.values().forEach(ofStudy -> writeStudy(handle, ofStudy));
        EventRows.insert(handle, changes);
        writeTrials(handle);
        LeaseRows.hold(handle, List.copyOf(held.values()));
        LeaseRows.end(handle, ended);
        MeasurementRows.insert(handle, measured);
        MeasurementRows.extend(handle, extended);
        MeasurementRows.supersede(handle, superseded);
        AnswerRows.ask(handle, asked);
    }

    private void sort(StudyChange change) {
        changesOfStudies
                .computeIfAbsent(change.after().id(), id -> new ArrayList<>())
                .add(change);
        change.trials().forEach(trial -> sort(change, trial));
        change.request().ifPresent(request -> asked.add(AnswerRows.asked(request, change, now)));
        if (change.event() instanceof StudyEvent.MetricsAdded added) {
            extended.add(MeasurementRows.extended(change, added));
        } else {
            change.decided().ifPresent(decided -> measured.add(MeasurementRows.row(change, decided)));
        }
        change.rewound().forEach(rewound -> superseded.add(MeasurementRows.superseded(change, rewound)));
    }

    private void sort(StudyChange change, Trial trial) {
        String study = change.after().id();
        TrialKey key = new TrialKey(study, trial.number());
        newest.put(key, change);
        trials.put(key, trial);
        trial.lease()
                .filter(_ -> trial.state() == TrialState.RUNNING)
                .ifPresentOrElse(
                        lease -> held.put(
                                new AttemptKey(study, trial.number(), trial.attempt()),
                                LeaseRows.held(change, trial, lease)),
                        () -> ended.add(LeaseRows.ended(change, trial)));
        if (change.event() instanceof StudyEvent.TrialStarted start && start.number() == trial.number()) {
            started.add(key);
        }
    }

    private static void writeStudy(Handle handle, List<StudyChange> ofStudy) {
        StudyChange first = ofStudy.getFirst();
        long position = first.after().position();
        for (StudyChange change : ofStudy) {
            if (change.after().position() != position++) {
                throw outOfOrder(change);
            }
        }
        StudyState last = ofStudy.getLast().after();
        if (first.event() instanceof StudyEvent.StudyCreated) {
            StudyRows.insert(handle, last);
            return;
        }
        if (ofStudy.stream().anyMatch(change -> change.event() instanceof StudyEvent.StudyAmended)) {
            StudyRows.updateSpec(handle, last);
        }
        if (!StudyRows.update(handle, last, first.after().position() - 1)) {
            throw outOfOrder(first);
        }
    }

    private static StoreFailure outOfOrder(StudyChange change) {
        return new StoreFailure("The change at position " + change.after().position() + " of study "
                + change.after().id() + " does not follow on what is stored.");
    }

    /** A trial's parameters are written when it is new, and anew when an attempt starts, which may change them. */
    private void writeTrials(Handle handle) {
        List<Map<String, Object>> rows = new ArrayList<>();
        trials.forEach((key, trial) -> rows.add(TrialRows.row(newest.get(key).after(), trial)));
        Set<TrialKey> inserted = new HashSet<>();
        for (Map<String, Object> row : TrialRows.write(handle, rows)) {
            inserted.add(new TrialKey((String) row.get("study"), (int) row.get("number")));
        }
        List<Map<String, Object>> parameters = new ArrayList<>();
        trials.forEach((key, trial) -> {
            if (inserted.contains(key) || started.contains(key)) {
                parameters.addAll(ParameterRows.rows(key.study(), key.number(), trial.configuration()));
            }
        });
        started.stream()
                .filter(key -> !inserted.contains(key))
                .forEach(key -> ParameterRows.delete(handle, key.study(), key.number()));
        ParameterRows.insert(handle, parameters);
    }
}
