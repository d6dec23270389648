package dev.espalier.http;

import dev.espalier.bus.Messages.Running;
import dev.espalier.bus.Messages.WorkerStatus;
import dev.espalier.coordinator.Workers;
import dev.espalier.store.StudyStore;
import dev.espalier.study.Json;
import io.vertx.core.Future;
import java.util.List;

/** The server itself: its workers, its schema, its description, its health. */
final class ServerRoutes {
    private final Workers workers;
    private final StudyStore store;
    private final Json.Object studySchema;
    private final Json.Object description;

    ServerRoutes(Workers workers, StudyStore store, Json.Object studySchema, Json.Object description) {
        this.workers = workers;
        this.store = store;
        this.studySchema = studySchema;
        this.description = description;
    }

    void bind(Routes routes) {
        routes.get(
                        "/api/v1/workers",
                        _ -> reply(Json.EMPTY
                                .with(
                                        "items",
                                        new Json.Array(workers.list().stream()
                                                .map(ServerRoutes::worker)
                                                .toList()))
                                .with("next_cursor", new Json.Null())))
                .get("/api/v1/schema/study", _ -> reply(studySchema))
                .get("/api/v1/openapi.json", _ -> reply(description))
                .get("/health/live", _ -> reply(Json.EMPTY.with("status", Json.text("live"))))
                .get("/health/ready", _ -> ready());
    }

    private Future<Reply> ready() {
        return store.refusal()
                .<Future<Reply>>map(Future::failedFuture)
                .orElseGet(() -> reply(Json.EMPTY.with("status", Json.text("ready"))));
    }

    private static Future<Reply> reply(Json json) {
        return Future.succeededFuture(Reply.ok(json));
    }

    private static Json worker(WorkerStatus status) {
        List<Json> running =
                status.running().stream().map(ServerRoutes::running).toList();
        return Json.EMPTY
                .with("id", Json.text(status.worker()))
                .with("device", Json.text(status.device()))
                .with("engine", Json.text(status.engine()))
                .with("slots", Json.number(status.slots()))
                .with("running", new Json.Array(running))
                .with("last_heartbeat", Json.text(status.at().toString()));
    }

    private static Json running(Running running) {
        return Json.EMPTY
                .with("study", Json.text(running.study()))
                .with("number", Json.number(running.number()))
                .with("attempt", Json.number(running.attempt()))
                .with(
                        "engine",
                        running.execution().engine().<Json>map(Json::text).orElse(new Json.Null()))
                .with(
                        "threads",
                        running.execution().threads().isPresent()
                                ? Json.number(running.execution().threads().getAsInt())
                                : new Json.Null());
    }
}
