package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Runs one of the search spaces on real data, to its end, and reads what its winner scored on the test split. */
final class SearchScore {
    private static final Set<String> FINAL = Set.of("completed", "stopped", "failed");

    private final Rest rest;
    private final Path searchSpaces;

    SearchScore(Rest rest, Path searchSpaces) {
        this.rest = rest;
        this.searchSpaces = searchSpaces;
    }

    /**
     * A search and what its winner must reach.
     *
     * @param dataset the body that registers the data set
     */
    record Search(String what, String file, Json dataset, String metric, double target) {}

    Row run(Search search) {
        rest.post("/datasets", search.dataset());
        Json.Object study = rest.post("/studies", read(searchSpaces.resolve(search.file())));
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
        return Row.of(
                search.what(),
                figure,
                "%.3f %s".formatted(search.target(), search.metric()),
                Row.Verdict.atLeast(score, search.target()));
    }

    private static Json read(Path file) {
        try {
            return JsonText.parse(Files.readString(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
