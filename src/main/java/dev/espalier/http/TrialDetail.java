package dev.espalier.http;

import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.AttemptRow;
import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.store.StudyStore.Standing;
import dev.espalier.study.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A trial's measurements, attempts and decisions, added to its answer. */
final class TrialDetail {
    private static final int MOST = 100_000;

    private TrialDetail() {}

    /** Blocks. */
    static Json.Object add(Json.Object trial, StudyStore store, String study, int number) {
        // They come by their last change, which metrics added later move.
        List<MeasurementRow> rows = store.measurements(study, Optional.of(number), -1, MOST).stream()
                .sorted(Comparator.comparingInt(
                                (MeasurementRow row) -> row.decided().attempt())
                        .thenComparingInt(row -> row.decided().measurement().step()))
                .toList();
        return trial.with(
                        "measurements",
                        new Json.Array(
                                rows.stream().map(TrialDetail::measurement).toList()))
                .with(
                        "attempts",
                        new Json.Array(store.attempts(study, number).stream()
                                .map(TrialDetail::attempt)
                                .toList()))
                .with(
                        "decisions",
                        new Json.Array(rows.stream().map(TrialDetail::decision).toList()));
    }

    static Json measurement(MeasurementRow row) {
        return Json.EMPTY
                .with("number", Json.number(row.decided().number()))
                .with("attempt", Json.number(row.decided().attempt()))
                .with("step", Json.number(row.decided().measurement().step()))
                .with("metrics", metrics(row.decided().measurement().metrics()))
                .with("standing", new Json.Bool(row.standing() == Standing.STANDING))
                .with("at", Json.text(row.at().toString()));
    }

    static Json decision(MeasurementRow row) {
        return Json.EMPTY
                .with("number", Json.number(row.decided().number()))
                .with("attempt", Json.number(row.decided().attempt()))
                .with("step", Json.number(row.decided().measurement().step()))
                .with("decision", Json.text(row.decided().decision()))
                .with("reason", Json.text(row.decided().reason()))
                .with("at", Json.text(row.at().toString()));
    }

    private static Json attempt(AttemptRow row) {
        return Json.EMPTY
                .with("attempt", Json.number(row.attempt()))
                .with("worker", Json.text(row.worker()))
                .with("from", Json.number(row.from()))
                .with("to", Json.number(row.to()))
                .with("started_at", Json.text(row.startedAt().toString()))
                .with(
                        "ended_at",
                        row.endedAt()
                                .map(Instant::toString)
                                .<Json>map(Json::text)
                                .orElse(new Json.Null()))
                .with("outcome", Json.text(row.outcome()));
    }

    static Json metrics(Map<String, Double> metrics) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        metrics.forEach((name, value) -> members.put(name, Json.number(value)));
        return new Json.Object(members);
    }
}
