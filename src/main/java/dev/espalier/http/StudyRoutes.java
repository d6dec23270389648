package dev.espalier.http;

import dev.espalier.coordinator.Amendment;
import dev.espalier.coordinator.Coordinator;
import dev.espalier.http.limits.WorkPool;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.study.Json;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import io.vertx.core.Future;

/** Studies: submit, list, change, pause, resume, stop, delete. */
final class StudyRoutes {
    private final Coordinator coordinator;
    private final Answers answers;
    private final DryRun dryRun;
    private final WorkPool checks;

    StudyRoutes(Coordinator coordinator, Answers answers, DryRun dryRun, WorkPool checks) {
        this.coordinator = coordinator;
        this.answers = answers;
        this.dryRun = dryRun;
        this.checks = checks;
    }

    /** A query's yes or no. */
    private enum Wish {
        TRUE,
        FALSE
    }

    void bind(Routes routes) {
        routes.post("/api/v1/studies", this::submit, (_, done) -> created(done.study()))
                .get("/api/v1/studies", this::list)
                .get("/api/v1/studies/:study", request -> answers.studyReply(request.study()))
                .patch("/api/v1/studies/:study", this::amend)
                .delete("/api/v1/studies/:study", this::delete)
                .post(
                        "/api/v1/studies/:study/pause",
                        request -> changed(coordinator.pause(request.study(), request.key())),
                        (_, done) -> answers.studyReply(done.study()))
                .post(
                        "/api/v1/studies/:study/resume",
                        request -> changed(coordinator.resume(request.study(), request.key())),
                        (_, done) -> answers.studyReply(done.study()))
                .post(
                        "/api/v1/studies/:study/stop",
                        request -> changed(coordinator.stop(request.study(), request.key())),
                        (_, done) -> answers.studyReply(done.study()));
    }

    private Future<Reply> submit(Request request) {
        boolean dry = request.word("dry_run", Wish.class).orElse(Wish.FALSE) == Wish.TRUE;
        Json spec = request.json();
        if (dry) {
            return checks.run(request.context(), () -> Reply.ok(dryRun.of(coordinator.read(spec))));
        }
        return checks.run(request.context(), () -> coordinator.read(spec))
                .compose(submission -> coordinator.submit(submission, request.key()))
                .compose(state -> created(state.id()));
    }

    private Future<Reply> created(String study) {
        return answers.study(study).map(json -> Reply.created(json, "/api/v1/studies/" + study));
    }

    private Future<Reply> list(Request request) {
        var status = request.word("state", StudyStatus.class);
        var page = request.page();
        return answers.aside(() -> {
            Page<StudyRow> rows = answers.store().studies(status, page);
            return Reply.ok(Answers.page(
                    rows.items().stream().map(row -> (Json) answers.study(row)).toList(), rows.next()));
        });
    }

    private Future<Reply> amend(Request request) {
        Amendment amendment = Amendment.read(request.body());
        return changed(coordinator.amend(request.study(), amendment));
    }

    private Future<Reply> delete(Request request) {
        return coordinator
                .delete(request.study())
                .onSuccess(_ -> answers.forget(request.study()))
                .map(new Reply.Empty());
    }

    private Future<Reply> changed(Future<StudyState> change) {
        return change.compose(state -> answers.studyReply(state.id()));
    }
}
