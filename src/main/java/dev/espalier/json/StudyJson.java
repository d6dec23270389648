package dev.espalier.json;

import dev.espalier.study.Json;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A study as the contract writes it. */
public final class StudyJson {
    private StudyJson() {}

    /**
     * @param counts trials by state
     * @param best the best trial's answer
     * @param pareto the front's answers; left out where it is empty, as for a single objective
     */
    public static Json.Object of(
            StudyState study, Map<String, Integer> counts, Optional<Json> best, List<Json> pareto) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.text(study.id()));
        members.put("name", Json.text(study.spec().name()));
        members.put("state", SpecJson.word(study.status()));
        members.put("reason", Json.text(study.reason()));
        members.put("created_at", Json.text(study.createdAt().toString()));
        members.put("started_at", TrialJson.time(study.startedAt()));
        members.put("finished_at", TrialJson.time(study.finishedAt()));
        members.put("spec", SpecJson.of(study.spec()));
        SequencedMap<String, Json> counted = new LinkedHashMap<>();
        counts.forEach((state, count) -> counted.put(state, Json.number((long) count)));
        members.put("counts", new Json.Object(counted));
        members.put("best", best.orElse(new Json.Null()));
        if (!pareto.isEmpty()) {
            members.put("pareto", new Json.Array(pareto));
        }
        members.put("position", Json.number(study.position()));
        members.put("spent_s", Json.number(study.spent().toMillis() / 1000.0));
        members.put("running_since", TrialJson.time(study.runningSince()));
        members.put("queued", new Json.Bool(study.isQueued()));
        return new Json.Object(members);
    }

    /** The answer of a study that runs, but stands still at present. */
    public static Json.Object standingStill(Json.Object study, String reason) {
        return study.with("state", SpecJson.word(StudyStatus.PAUSED)).with("reason", Json.text(reason));
    }
}
