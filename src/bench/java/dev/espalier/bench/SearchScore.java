package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs searches on real data, each to its end, and reads what the winner scored on the test split. */
final class SearchScore {
    private static final Set<String> FINAL = Set.of("completed", "stopped", "failed");

    private final Rest rest;
    private final Path searchSpaces;
    private final Path data;

    /**
     * @param rest of a server that has {@code data} as its data root
     * @param searchSpaces holds the studies, and in {@code datasets} the data sets' registrations
     */
    SearchScore(Rest rest, Path searchSpaces, Path data) {
        this.rest = rest;
        this.searchSpaces = searchSpaces;
        this.data = data;
    }

    /** Skipped, aloud, where the data are absent. */
    Row row(Search search) {
        Json dataset = read(searchSpaces.resolve("datasets").resolve(search.dataset() + ".json"));
        Optional<Path> absent = paths(dataset)
                .map(data::resolve)
                .filter(path -> !Files.exists(path))
                .findFirst();
        return absent.map(path -> Row.skipped(search.what(), path + " is absent", target(search)))
                .orElseGet(() -> run(search, dataset));
    }

    private static Stream<String> paths(Json dataset) {
        return Stream.of("train", "test").flatMap(split -> switch (Fields.at(dataset, split)) {
            case Json.Text(String path) -> Stream.of(path);
            case Json.Array(List<Json> items) -> items.stream().map(Fields::text);
            default -> Stream.empty();
        });
    }

    private static String target(Search search) {
        return "%.3f %s".formatted(search.target(), search.metric());
    }

    private Row run(Search search, Json dataset) {
        rest.post("/datasets", dataset);
        Json.Object study = rest.post("/studies", read(searchSpaces.resolve(search.study() + ".json")));
        String id = Fields.text(study, "id");
        Json.Object ended = rest.follow(id, "study", event -> FINAL.contains(Fields.text(event, "state")))
                .orElseThrow();
        int best = Fields.count(ended, "best", "number");
        Json.Object winner = rest.follow(
                        id,
                        "trial",
                        trial -> Fields.count(trial, "number") == best
                                && Fields.number(trial, "metrics", search.metric())
                                        .isPresent())
                .orElseThrow();
        double score = Fields.number(winner, "metrics", search.metric()).orElseThrow();
        String figure = "%.4f (%s, %d complete and %d pruned trials, %.0f s, trial %d: %s)"
                .formatted(
                        score,
                        Fields.text(winner, "engine"),
                        Fields.count(ended, "counts", "complete"),
                        Fields.count(ended, "counts", "pruned"),
                        Fields.number(ended, "spent_s").orElse(0),
                        best,
                        JsonText.print(Fields.at(winner, "configuration")));
        return Row.of(search.what(), figure, target(search), Row.Verdict.atLeast(score, search.target()));
    }

    private static Json read(Path file) {
        try {
            return JsonText.parse(Files.readString(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
