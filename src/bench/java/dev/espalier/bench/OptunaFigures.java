package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Optuna's median regrets on the same problems, read from a file that holds them; empty where there is none. */
record OptunaFigures(Json.Object json) {
    static final String PREFIX = "optuna ";

    static OptunaFigures read(Path file) throws IOException {
        return Files.exists(file) && JsonText.parse(Files.readString(file)) instanceof Json.Object object
                ? new OptunaFigures(object)
                : new OptunaFigures(Json.EMPTY);
    }

    boolean isEmpty() {
        return json.members().isEmpty();
    }

    /** The median regret of {@code search}, {@code tpe} or {@code tpe+asha}; Optuna's cma is our cma-es. */
    OptionalDouble median(String kind, String problem, String search) {
        return Fields.number(json, kind, problem, PREFIX + search.replace("cma-es", "cma"), "median");
    }

    /** Each search's median regret on a problem, without the prefix. */
    Map<String, Double> medians(String kind, String problem) {
        Map<String, Double> medians = new LinkedHashMap<>();
        if (Fields.at(json, kind, problem) instanceof Json.Object searches) {
            searches.members()
                    .forEach((name, figures) -> Fields.number(figures, "median")
                            .ifPresent(median -> medians.put(name.replace(PREFIX, ""), median)));
        }
        return medians;
    }

    /** The search with the least median regret on a problem. */
    java.util.Optional<Map.Entry<String, Double>> best(String kind, String problem) {
        return medians(kind, problem).entrySet().stream().min(Map.Entry.comparingByValue());
    }
}
