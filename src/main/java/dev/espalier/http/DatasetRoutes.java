package dev.espalier.http;

import dev.espalier.coordinator.Datasets;
import dev.espalier.http.limits.WorkPool;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.DatasetRow;
import dev.espalier.study.Json;
import dev.espalier.study.UnknownThing;
import io.vertx.core.Future;

/** Data sets: list, register, show. */
final class DatasetRoutes {
    private final Datasets datasets;
    private final Answers answers;
    private final WorkPool registrations;

    DatasetRoutes(Datasets datasets, Answers answers, WorkPool registrations) {
        this.datasets = datasets;
        this.answers = answers;
        this.registrations = registrations;
    }

    void bind(Routes routes) {
        routes.get("/api/v1/datasets", this::list)
                .post("/api/v1/datasets", this::register)
                .get("/api/v1/datasets/:name", this::show);
    }

    private Future<Reply> list(Request request) {
        var page = request.page();
        return answers.aside(() -> {
            StudyStore.Page<DatasetRow> rows = answers.store().datasets(page);
            return Reply.ok(Answers.page(
                    rows.items().stream().map(row -> (Json) DatasetJson.of(row)).toList(), rows.next()));
        });
    }

    private Future<Reply> register(Request request) {
        Json.Object body = request.body();
        return registrations.run(request.context(), () -> {
            DatasetRow row = datasets.register(body);
            return Reply.created(
                    DatasetJson.of(row), "/api/v1/datasets/" + row.spec().name());
        });
    }

    private Future<Reply> show(Request request) {
        String name = request.path("name");
        return answers.aside(() -> Reply.ok(
                DatasetJson.of(answers.store().dataset(name).orElseThrow(() -> new UnknownThing("data set", name)))));
    }
}
