package dev.espalier.http;

import dev.espalier.analysis.Charts;
import dev.espalier.study.Json;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.UnknownThing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The data of charts. */
final class ChartJson {
    private ChartJson() {}

    static Json.Object of(String kind, StudyState study) {
        List<Json> items = switch (kind) {
            case "history" ->
                Charts.history(study).stream().map(ChartJson::point).toList();
            case "curves" -> study.trials().stream().map(ChartJson::curve).toList();
            case "timeline" -> study.trials().stream().map(ChartJson::bar).toList();
            case "pareto" ->
                dev.espalier.analysis.TrialOrder.paretoFront(study).stream()
                        .map(ChartJson::front)
                        .toList();
            default ->
                throw new UnknownThing("chart", kind + "; there are history, curves, timeline, pareto and importance");
        };
        return Json.EMPTY.with("items", new Json.Array(items));
    }

    private static Json point(Charts.Point point) {
        return Json.EMPTY
                .with("number", Json.number(point.number()))
                .with("finished_at", Json.text(point.finishedAt().toString()))
                .with("value", Json.number(point.value()))
                .with("best", Json.number(point.best()));
    }

    private static Json curve(Trial trial) {
        List<Json> points = new ArrayList<>();
        for (int index = 0; index < trial.curve().size(); index++) {
            if (!trial.curve().isMeasured(index, 0)) {
                continue;
            }
            points.add(new Json.Array(List.of(
                    Json.number(trial.curve().step(index)),
                    Json.number(trial.curve().value(index, 0)))));
        }
        return head(trial).with("points", new Json.Array(points));
    }

    private static Json.Object head(Trial trial) {
        return Json.EMPTY
                .with("number", Json.number(trial.number()))
                .with("state", Json.text(trial.state().name().toLowerCase(Locale.ROOT)));
    }

    private static Json bar(Trial trial) {
        return head(trial)
                .with("worker", trial.worker().<Json>map(Json::text).orElse(new Json.Null()))
                .with(
                        "started_at",
                        trial.startedAt()
                                .<Json>map(at -> Json.text(at.toString()))
                                .orElse(new Json.Null()))
                .with(
                        "finished_at",
                        trial.finishedAt()
                                .<Json>map(at -> Json.text(at.toString()))
                                .orElse(new Json.Null()));
    }

    private static Json front(Trial trial) {
        return head(trial)
                .with(
                        "values",
                        new Json.Array(IntStream.range(0, trial.values().size())
                                .mapToObj(index -> Json.number(trial.values().get(index)))
                                .toList()));
    }
}
