package dev.espalier.http;

import dev.espalier.coordinator.ExternalTrials.Asked;
import dev.espalier.json.TrialJson;
import dev.espalier.study.Json;
import dev.espalier.study.Lease;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer to an ask. */
final class AskJson {
    private AskJson() {}

    static Json.Object of(Asked asked) {
        List<Json> trials = new ArrayList<>();
        for (int index = 0; index < asked.trials().size(); index++) {
            trials.add(trial(asked.trials().get(index), asked.configs().get(index)));
        }
        StudyStatus status = asked.state().status();
        Json.Object answer = Json.EMPTY
                .with("trials", new Json.Array(trials))
                .with("state", Json.text(status.name().toLowerCase(Locale.ROOT)));
        // Nothing now, but perhaps later: a second is soon enough to ask again.
        return status.isFinal() ? answer : answer.with("retry_after", Json.number(1));
    }

    private static Json trial(Trial trial, Json.Object config) {
        Lease lease = trial.lease().orElseThrow();
        return Json.EMPTY
                .with("number", Json.number(trial.number()))
                .with("attempt", Json.number(trial.attempt()))
                .with("lease", Json.text(lease.token()))
                .with("lease_expires_at", Json.text(lease.expiresAt().toString()))
                .with("config", config)
                .with("configuration", new Json.Object(trial.configuration().values()))
                .with(
                        "resource",
                        Json.EMPTY.with("from", Json.number(lease.from())).with("to", Json.number(lease.to())))
                .with("lineage", TrialJson.lineage(trial.lineage()));
    }
}
