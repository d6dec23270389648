package dev.espalier.http;

import dev.espalier.analysis.Importances.Method;
import dev.espalier.export.Models;
import dev.espalier.export.TrialTable;
import dev.espalier.http.limits.Overload;
import dev.espalier.http.limits.WorkPool;
import dev.espalier.space.SearchSpace;
import dev.espalier.store.StudyStore.Page;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.StudyState;
import dev.espalier.study.UnknownThing;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is read of a study: leaderboard, best trial and its model, charts, the whole as a file, the live stream. */
final class ReadingRoutes {
    /** Files that are written at once; each reads the store as fast as its reader takes it. */
    private static final int MOST_EXPORTS = 8;

    private final Answers answers;
    private final Models models;
    private final EventStreams streams;
    private final WorkPool analyses;
    private int exports;

    ReadingRoutes(Answers answers, Models models, EventStreams streams, WorkPool analyses) {
        this.answers = answers;
        this.models = models;
        this.streams = streams;
        this.analyses = analyses;
    }

    void bind(Routes routes) {
        String study = "/api/v1/studies/:study";
        routes.get(study + "/leaderboard", this::leaderboard)
                .get(study + "/best", request -> answers.aside(() -> best(request)))
                .get(study + "/best/model", request -> analyses.run(request.context(), () -> model(request)))
                .post(study + "/best/predict", this::predict)
                .get(
                        study + "/analysis/importance",
                        request -> analyses.run(request.context(), () -> importance(request)))
                .get(study + "/analysis/:kind", request -> analyses.run(request.context(), () -> analysis(request)))
                .get(study + "/export", this::export)
                .get(study + "/events", streams::open);
    }

    /** The cursor holds the rank to go on from, so that ranks need not be counted anew. */
    private Future<Reply> leaderboard(Request request) {
        PageRequest page = request.page();
        RankCursor from = page.cursor().map(RankCursor::read).orElse(RankCursor.FIRST);
        return answers.aside(() -> {
            StudyState study = answers.row(request.study()).state();
            Page<TrialRow> rows =
                    answers.store().leaderboard(request.study(), new PageRequest(page.limit(), from.inner()));
            List<Json> items = new ArrayList<>();
            for (TrialRow row : rows.items()) {
                items.add(ranked(from.rank() + items.size(), answers.trial(study, row)));
            }
            int next = from.rank() + items.size();
            return Reply.ok(Answers.page(
                    items, rows.next().map(cursor -> new RankCursor(next, Optional.of(cursor)).print())));
        });
    }

    private static Json ranked(int rank, Json.Object trial) {
        Json.Object row = Json.EMPTY.with("rank", Json.number(rank));
        for (var member : trial.members().entrySet()) {
            row = row.with(member.getKey(), member.getValue());
        }
        return row;
    }

    private TrialRow bestTrial(Request request) {
        return answers.best()
                .of(answers.row(request.study()))
                .orElseThrow(() -> new UnknownThing("trial yet whose weights are kept in study", request.study()));
    }

    private Reply best(Request request) {
        return Reply.ok(answers.trial(answers.row(request.study()).state(), bestTrial(request)));
    }

    private Reply model(Request request) {
        return ModelReply.of(
                models, answers, request, bestTrial(request).trial().number());
    }

    private Future<Reply> predict(Request request) {
        Optional<Json> inputs = request.body().get("inputs");
        if (!(inputs.orElse(new Json.Null()) instanceof Json.Array array)) {
            throw new InvalidInput("inputs", "must be an array of inputs");
        }
        return analyses.run(request.context(), () -> {
            StudyState study = answers.row(request.study()).state();
            return Reply.ok(models.predict(study, bestTrial(request).trial(), array.items()));
        });
    }

    private Reply analysis(Request request) {
        return Reply.ok(ChartJson.of(request.path("kind"), load(request)));
    }

    private Reply importance(Request request) {
        Method method = request.word("method", Method.class).orElse(Method.FANOVA);
        StudyState study = load(request);
        return Reply.ok(
                ImportanceJson.of(study, answers.space(study.id(), study.spec()), method, request.query("objective")));
    }

    private StudyState load(Request request) {
        return answers.store().load(request.study()).orElseThrow(() -> new UnknownThing("study", request.study()));
    }

    private Future<Reply> export(Request request) {
        if (exports >= MOST_EXPORTS) {
            throw Overload.ofRequests("The server writes as many files as it can at present.");
        }
        exports++;
        request.context().addEndHandler(_ -> exports--);
        return answers.aside(() -> write(request));
    }

    private Reply write(Request request) {
        TrialTable.Format format =
                request.word("format", TrialTable.Format.class).orElse(TrialTable.Format.CSV);
        StudyState study = answers.row(request.study()).state();
        SearchSpace space = answers.space(study.id(), study.spec());
        TrialTable table = new TrialTable(
                () -> new EveryTrial(answers, request.study()),
                (path, shown) -> space.parameter(path)
                        .map(parameter -> parameter.written(shown))
                        .orElse(shown));
        ChunkedWriter.stream(
                request.context(),
                format.contentType(),
                request.study() + "." + format.extension(),
                out -> table.write(format, out));
        return new Reply.Streaming();
    }
}
