package dev.espalier.json;

import dev.espalier.study.Json;
import dev.espalier.study.Lineage;
import dev.espalier.study.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** A trial as the contract writes it. */
public final class TrialJson {
    private TrialJson() {}

    /**
     * @param step the last that was measured
     * @param config the configuration put into the study's tree
     */
    public static Json.Object of(Trial trial, int step, Json.Object config) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("number", Json.number((long) trial.number()));
        members.put("state", SpecJson.word(trial.state()));
        members.put("reason", Json.text(trial.reason()));
        members.put("attempt", Json.number((long) trial.attempt()));
        members.put("configuration", new Json.Object(trial.configuration().values()));
        members.put("config", config);
        members.put(
                "value", trial.value().isPresent() ? Json.number(trial.value().getAsDouble()) : new Json.Null());
        members.put(
                "values",
                new Json.Array(trial.values().stream()
                        .map(value -> Json.number((double) value))
                        .toList()));
        members.put("metrics", metrics(trial.metrics()));
        members.put("step", Json.number((long) step));
        members.put("created_at", Json.text(trial.createdAt().toString()));
        members.put("started_at", time(trial.startedAt()));
        members.put("finished_at", time(trial.finishedAt()));
        members.put("duration_s", Json.number(seconds(trial.spent())));
        members.put("worker", text(trial.worker()));
        members.put("engine", text(trial.execution().engine()));
        members.put("device", text(trial.execution().device()));
        OptionalInt threads = trial.execution().threads();
        members.put("threads", threads.isPresent() ? Json.number((long) threads.getAsInt()) : new Json.Null());
        members.put("parameters_count", count(trial.execution().parametersCount()));
        members.put("peak_memory_bytes", count(peakMemory(trial)));
        members.put("checkpoint", text(trial.checkpoint()));
        members.put("lineage", lineage(trial.lineage()));
        return new Json.Object(members);
    }

    /** {@code {parent, step, changes: [{parameter, from, to}]}}, or null for a trial that was bred from none. */
    public static Json lineage(Optional<Lineage> lineage) {
        return lineage.map(JsonMapping::toJson).orElse(new Json.Null());
    }

    private static Json metrics(Map<String, Double> metrics) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        metrics.forEach((name, value) -> members.put(name, Json.number((double) value)));
        return new Json.Object(members);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static Json text(Optional<String> text) {
        return text.<Json>map(Json::text).orElse(new Json.Null());
    }

    static Json time(Optional<Instant> time) {
        return text(time.map(Instant::toString));
    }

    /** What the worker said at the beginning, or has measured since. */
    private static OptionalLong peakMemory(Trial trial) {
        OptionalLong told = trial.execution().peakMemoryBytes();
        Double measured = trial.metrics().get("peak_memory_bytes");
        return told.isPresent() || measured == null || !Double.isFinite(measured)
                ? told
                : OptionalLong.of(measured.longValue());
    }

    private static Json count(OptionalLong count) {
        return count.isPresent() ? Json.number(count.getAsLong()) : new Json.Null();
    }
}
