package dev.espalier.http;

import dev.espalier.coordinator.Coordinator;
import dev.espalier.http.limits.WorkPool;
import dev.espalier.simulation.Replay;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import io.vertx.core.Future;
import java.util.List;

/** Computes what was proposed anew and tells what differs. */
final class ReplayRoutes {
    private final Coordinator coordinator;
    private final Answers answers;
    private final WorkPool replays;

    ReplayRoutes(Coordinator coordinator, Answers answers, WorkPool replays) {
        this.coordinator = coordinator;
        this.answers = answers;
        this.replays = replays;
    }

    void bind(Routes routes) {
        routes.post("/api/v1/studies/:study/replay", this::replay);
    }

    /** Takes as long as all the study's proposals took. */
    private Future<Reply> replay(Request request) {
        return replays.run(request.context(), () -> {
            answers.row(request.study());
            return Reply.ok(json(Replay.of(coordinator::restore, new PagedJournal(answers.store(), request.study()))));
        });
    }

    private static Json json(Replay.Report report) {
        List<Json> differences =
                report.differences().stream().map(ReplayRoutes::json).toList();
        return Json.EMPTY
                .with("suggestions", Json.number(report.suggestions()))
                .with("identical", Json.number(report.identical()))
                .with("differences", new Json.Array(differences));
    }

    private static Json json(Replay.Difference difference) {
        return Json.EMPTY
                .with("trial", Json.number(difference.trial()))
                .with("was", json(difference.was()))
                .with("would_be", difference.wouldBe().map(ReplayRoutes::json).orElse(new Json.Null()));
    }

    private static Json json(Configuration configuration) {
        return new Json.Object(configuration.values());
    }
}
