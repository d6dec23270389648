package dev.espalier.http;

import dev.espalier.coordinator.Coordinator;
import dev.espalier.coordinator.ExternalTrials;
import dev.espalier.export.Models;
import dev.espalier.http.limits.WorkPool;
import dev.espalier.json.JsonText;
import dev.espalier.store.StudyStore.Order;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.RememberedRequest;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Json;
import dev.espalier.study.RequestKey;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.UnknownThing;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Trials: list, show, enqueue, ask, report, tell, heartbeat, stop. */
final class TrialRoutes {
    /** Trials that are printed on the event loop. */
    private static final int FEW = 10;

    private final Coordinator coordinator;
    private final ExternalTrials external;
    private final Answers answers;
    private final Models models;
    private final WorkPool analyses;

    TrialRoutes(Coordinator coordinator, Answers answers, Models models, WorkPool analyses) {
        this.coordinator = coordinator;
        this.external = coordinator.external();
        this.answers = answers;
        this.models = models;
        this.analyses = analyses;
    }

    void bind(Routes routes) {
        String trial = "/api/v1/studies/:study/trials/:number";
        routes.get("/api/v1/studies/:study/trials", this::list)
                .post(
                        "/api/v1/studies/:study/trials",
                        this::enqueue,
                        (request, done) -> shown(request, done).map(json -> enqueued(request, json)))
                .post("/api/v1/studies/:study/ask", this::ask)
                .get(trial, this::show)
                .post(trial + "/report", this::report)
                .post(trial + "/tell", this::tell)
                .post(trial + "/heartbeat", this::heartbeat)
                .post(
                        trial + "/stop",
                        this::stop,
                        (request, done) -> shown(request, done).map(Reply::ok))
                .get(trial + "/model", this::model)
                .get(trial + "/confusion", this::confusion);
    }

    private Future<Reply> list(Request request) {
        TrialQuery query = new TrialQuery(
                request.word("state", TrialState.class),
                request.query("sort").orElse("number"),
                request.query("order").map(TrialRoutes::order).orElse(Order.ASCENDING));
        var page = request.page();
        return answers.aside(() -> {
            var study = answers.row(request.study()).state();
            Page<TrialRow> rows = answers.store().trials(request.study(), query, page);
            return Reply.ok(Answers.page(
                    rows.items().stream()
                            .map(row -> (Json) answers.trial(study, row))
                            .toList(),
                    rows.next()));
        });
    }

    private static Order order(String word) {
        return switch (word) {
            case "asc", "ascending" -> Order.ASCENDING;
            case "desc", "descending" -> Order.DESCENDING;
            default -> throw new dev.espalier.study.InvalidInput("order", "must be asc or desc");
        };
    }

    private Future<Reply> enqueue(Request request) {
        Json.Object values = TrialBodies.configuration(request.body());
        return coordinator
                .enqueue(request.study(), values, request.key())
                .compose(trial -> answers.trial(request.study(), trial))
                .map(json -> enqueued(request, json));
    }

    private static Reply enqueued(Request request, Json.Object trial) {
        String number = JsonText.print(trial.get("number").orElseThrow());
        return Reply.created(trial, "/api/v1/studies/" + request.study() + "/trials/" + number);
    }

    /** The trial that a request was about that was done before, as it is now. */
    private Future<Json.Object> shown(Request request, RememberedRequest done) {
        return answers.aside(() -> answers.trial(
                answers.row(done.study()).state(),
                row(done.study(), done.trial().orElseThrow())));
    }

    private Future<Reply> ask(Request request) {
        TrialBodies.Ask ask = TrialBodies.ask(request.body());
        // Asked again under the same key, the same client gets the trials that it holds.
        String client = ask.client()
                .orElseGet(() -> request.key()
                        .map(RequestKey::key)
                        .orElseGet(() -> UUID.randomUUID().toString()));
        AtomicBoolean isWanted = new AtomicBoolean(true);
        request.context().addEndHandler(_ -> isWanted.set(false));
        return external.ask(request.study(), client, ask.count(), isWanted::get)
                .compose(asked -> asked.trials().size() <= FEW
                        ? Future.succeededFuture(Reply.ok(AskJson.of(asked)))
                        : answers.aside(() -> Reply.ok(AskJson.of(asked))));
    }

    private TrialRow row(String study, int number) {
        return answers.store()
                .trial(study, number)
                .orElseThrow(() -> new UnknownThing("trial", number + " in study " + study));
    }

    private Future<Reply> confusion(Request request) {
        int number = request.number();
        return analyses.run(
                request.context(),
                () -> Reply.ok(models.confusion(
                        answers.row(request.study()).state(),
                        row(request.study(), number).trial())));
    }

    private Future<Reply> show(Request request) {
        int number = request.number();
        return answers.aside(() -> {
            var study = answers.row(request.study()).state();
            TrialRow row = row(request.study(), number);
            return Reply.ok(TrialDetail.add(answers.trial(study, row), answers.store(), request.study(), number));
        });
    }

    private Future<Reply> report(Request request) {
        TrialBodies.Report report = TrialBodies.report(request.body());
        return external.report(request.study(), request.number(), report.lease(), report.measurement())
                .map(answer -> Reply.ok(Json.EMPTY
                        .with("decision", Json.text(answer.decision()))
                        .with("reason", Json.text(answer.reason()))));
    }

    private Future<Reply> tell(Request request) {
        TrialBodies.Tell tell = TrialBodies.tell(request.body());
        return trial(request, external.tell(request.study(), request.number(), tell.lease(), tell.outcome()));
    }

    private Future<Reply> heartbeat(Request request) {
        return external.heartbeat(request.study(), request.number(), TrialBodies.lease(request.body()))
                .map(renewed -> Reply.ok(Json.EMPTY
                        .with("lease_expires_at", Json.text(renewed.expiresAt().toString()))
                        .with("stop", new Json.Bool(renewed.advice() == ExternalTrials.Advice.STOP))));
    }

    private Future<Reply> stop(Request request) {
        return trial(request, coordinator.cancel(request.study(), request.number(), request.key()));
    }

    private Future<Reply> model(Request request) {
        int number = request.number();
        return analyses.run(request.context(), () -> ModelReply.of(models, answers, request, number));
    }

    private Future<Reply> trial(Request request, Future<Trial> change) {
        return change.compose(trial -> answers.trial(request.study(), trial)).map(Reply::ok);
    }
}
