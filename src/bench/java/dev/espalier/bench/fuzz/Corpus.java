package dev.espalier.bench.fuzz;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is right, to be mutated.
 *
 * @param specs study specs of both executors
 * @param pieces values found anywhere in them, small ones
 * @param names of members and words that the schemas know
 */
record Corpus(List<Json.Object> specs, List<Json> pieces, List<String> names) {
    private static final int LARGEST_PIECE = 400;

    /** @param documents the server's schemas, of which names and words are taken */
    static Corpus of(Path searchSpaces, List<Json> documents) {
        List<Json.Object> specs = new ArrayList<>(own());
        try (Stream<Path> files = Files.list(searchSpaces)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                specs.add((Json.Object) JsonText.parse(Files.readAllBytes(file)));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Set<Json> pieces = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        specs.forEach(spec -> gather(spec, pieces, names));
        documents.forEach(document -> gather(document, new LinkedHashSet<>(), names));
        return new Corpus(
                List.copyOf(specs),
                pieces.stream()
                        .filter(piece -> JsonText.print(piece).length() <= LARGEST_PIECE)
                        .toList(),
                names.stream().filter(name -> name.length() < 40).toList());
    }

    List<Json.Object> external() {
        return specs.stream().filter(Corpus::isExternal).toList();
    }

    List<Json.Object> builtin() {
        return specs.stream().filter(spec -> !isExternal(spec)).toList();
    }

    private static boolean isExternal(Json.Object spec) {
        return spec.get("executor").filter(Json.text("external")::equals).isPresent();
    }

    private static void gather(Json json, Set<Json> pieces, Set<String> names) {
        pieces.add(json);
        switch (json) {
            case Json.Object object -> {
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    names.add(member.getKey());
                    gather(member.getValue(), pieces, names);
                }
            }
            case Json.Array array -> array.items().forEach(item -> gather(item, pieces, names));
            case Json.Text text -> names.add(text.value());
            case Json.Number _, Json.Bool _, Json.Null _ -> {}
        }
    }

    /** Small ones that use what the project's search spaces use seldom. */
    private static List<Json.Object> own() {
        return Stream.of("""
                {"name": "a", "executor": "external", "objectives": [{"metric": "loss", "goal": "minimize"}],
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}}}""", """
                {"name": "b", "executor": "external", "objectives": [{"metric": "loss", "goal": "minimize", "summary": "last"}],
                 "sampler": {"type": "tpe", "n_startup_trials": 3}, "scheduler": {"type": "asha", "reduction_factor": 3},
                 "resource": {"name": "round", "min": 1, "max": 9},
                 "budget": {"max_trials": 40, "max_time": "PT1H", "max_parallel": 4, "max_failures": 9},
                 "constraints": ["x < 1", "n * x < 7"], "enqueue": [{"x": 0.5, "n": 2, "c": "b"}], "tags": ["t"], "note": "n",
                 "lease_duration": "PT1M", "seed": 7,
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}, "n": {"$int": {"low": 1, "high": 8, "log": true}},
                           "c": {"$choice": {"a": {"d": {"$ordinal": [1, 2, 4]}}, "b": 0}}}}""", """
                {"name": "c", "executor": "external", "sampler": {"type": "nsga2", "population": 4}, "budget": {"max_trials": 30},
                 "objectives": [{"metric": "loss", "goal": "minimize"}, {"metric": "time", "goal": "minimize"}],
                 "trial": {"x": {"$float": {"low": -5, "high": 5, "step": 0.5}}, "y": {"$choice": ["a", "b", "c"]}}}""", """
                {"name": "d", "executor": "external", "objectives": [{"metric": "loss", "goal": "minimize"}], "sampler": "grid",
                 "scheduler": {"type": "hyperband"}, "resource": {"max": 9},
                 "trial": {"n": {"$int": {"low": 1, "high": 9, "step": 2}}, "c": {"$choice": [true, false]}}}""", """
                {"name": "e", "executor": "external", "objectives": [{"metric": "loss", "goal": "maximize"}], "sampler": "cma-es",
                 "scheduler": {"type": "median"}, "resource": {"max": 5},
                 "trial": {"x": {"$float": {"low": 1e-5, "high": 0.1, "log": true}}, "y": {"$float": {"low": 0, "high": 1}}}}""", """
                {"name": "f", "executor": "external", "objectives": [{"metric": "loss", "goal": "maximize"}], "sampler": "gp",
                 "scheduler": {"type": "pbt"}, "resource": {"max": 8},
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}, "y": {"$float": {"low": 0, "high": 1}}}}""", """
                {"name": "g", "objectives": [{"metric": "val_loss", "goal": "minimize"}], "resource": {"max": 2},
                 "budget": {"max_trials": 3, "max_time": "PT20S"},
                 "trial": {"dataset": "spirals", "learning_rate": {"$float": {"low": 1e-3, "high": 0.1, "log": true}},
                           "model": {"type": "mlp", "width": {"$int": {"low": 8, "high": 64}}}}}""", """
                {"name": "h", "objectives": [{"metric": "val_accuracy", "goal": "maximize"}], "resource": {"max": 2},
                 "trial": {"task": "image-classification", "dataset": "shapes", "batch_size": {"$ordinal": [32, 64]},
                           "optimizer": {"$choice": [{"type": "sgd", "momentum": {"$float": {"low": 0.5, "high": 0.9}}}, "adam"]},
                           "augmentation": [{"type": "flip"}],
                           "model": {"$choice": {"plain": {"type": "cnn", "depth": {"$int": {"low": 2, "high": 6}}, "kernel": 3},
                                                 "residual": {"type": "resnet", "blocks": {"$int": {"low": 1, "high": 4}}}}}}}""")
                .map(text -> (Json.Object) JsonText.parse(text))
                .toList();
    }
}
