package dev.espalier.http;

import dev.espalier.analysis.Importances;
import dev.espalier.analysis.Importances.Importance;
import dev.espalier.analysis.Importances.Method;
import dev.espalier.analysis.Importances.Report;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which parameters mattered. */
final class ImportanceJson {
    private ImportanceJson() {}

    /** @param metric of the objective; the first where it is empty */
    static Json.Object of(StudyState study, SearchSpace space, Method method, Optional<String> metric) {
        int objective = metric.map(name -> place(study, name)).orElse(0);
        Report report = Importances.of(
                study,
                space,
                objective,
                method,
                RandomSource.forTrial(study.spec().seed(), study.trials().size()));
        List<Json> items = report.items().stream().map(ImportanceJson::item).toList();
        return Json.EMPTY
                .with("method", Json.text(method.name().toLowerCase(Locale.ROOT)))
                .with(
                        "objective",
                        Json.text(study.spec().objectives().get(objective).metric()))
                .with("trials", Json.number(report.trials()))
                .with("items", new Json.Array(items))
                .with(
                        "interactions",
                        report.interactions().isPresent()
                                ? Json.number(report.interactions().getAsDouble())
                                : new Json.Null());
    }

    private static int place(StudyState study, String metric) {
        List<Objective> objectives = study.spec().objectives();
        return IntStream.range(0, objectives.size())
                .filter(index -> objectives.get(index).metric().equals(metric))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "objective",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        objectives.stream()
                                                .map(Objective::metric)
                                                .toList())));
    }

    private static Json item(Importance importance) {
        return Json.EMPTY
                .with("parameter", Json.text(importance.parameter()))
                .with("importance", Json.number(importance.importance()))
                .with("mass", Json.number(importance.mass()))
                .with("trials", Json.number(importance.trials()));
    }
}
