package dev.espalier.json;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.StudySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** A study's specification as the contract writes it, defaults filled in. */
public final class SpecJson {
    private SpecJson() {}

    public static Json.Object of(StudySpec spec) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("name", Json.text(spec.name()));
        members.put(
                "objectives",
                new Json.Array(
                        spec.objectives().stream().map(SpecJson::objective).toList()));
        members.put("executor", word(spec.executor()));
        members.put(
                "resource",
                Json.EMPTY
                        .with("name", Json.text(spec.resource().name()))
                        .with("min", Json.number((long) spec.resource().min()))
                        .with("max", Json.number((long) spec.resource().max())));
        members.put("sampler", algorithm(spec.sampler()));
        members.put("scheduler", algorithm(spec.scheduler()));
        members.put("budget", budget(spec.budget()));
        members.put("seed", Json.number(spec.seed()));
        members.put("trial", spec.trial());
        members.put("constraints", texts(spec.constraints()));
        members.put("enqueue", new Json.Array(List.copyOf(spec.enqueue())));
        members.put("note", Json.text(spec.note()));
        members.put("tags", texts(spec.tags()));
        members.put("lease_duration", Json.text(spec.leaseDuration().toString()));
        members.put(
                "stop_when",
                new Json.Array(spec.stopWhen().stream().map(SpecJson::algorithm).toList()));
        return new Json.Object(members);
    }

    private static Json objective(Objective objective) {
        Json.Object json = Json.EMPTY
                .with("metric", Json.text(objective.metric()))
                .with("goal", word(objective.goal()))
                .with("summary", word(objective.summary()));
        return objective.target().isPresent()
                ? json.with("target", Json.number(objective.target().getAsDouble()))
                : json;
    }

    private static Json algorithm(Algorithm algorithm) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("type", Json.text(algorithm.type()));
        members.putAll(algorithm.settings().members());
        return new Json.Object(members);
    }

    private static Json budget(Budget budget) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        budget.maxTrials().ifPresent(count -> members.put("max_trials", Json.number((long) count)));
        budget.maxTime().ifPresent(time -> members.put("max_time", Json.text(time.toString())));
        budget.maxParallel().ifPresent(count -> members.put("max_parallel", Json.number((long) count)));
        budget.maxFailures().ifPresent(count -> members.put("max_failures", Json.number((long) count)));
        return new Json.Object(members);
    }

    private static Json texts(List<String> texts) {
        return new Json.Array(texts.stream().map(Json::text).toList());
    }

    static Json word(Enum<?> constant) {
        return Json.text(constant.name().toLowerCase(Locale.ROOT));
    }
}
