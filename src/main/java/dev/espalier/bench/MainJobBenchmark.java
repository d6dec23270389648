package dev.espalier.bench;

import dev.espalier.bench.SearchScore.Search;
import dev.espalier.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the main job must reach, measured on the real thing: a server in its own process, real data, real engines. */
public final class MainJobBenchmark implements Benchmark {
    private static final double LONGEST_GAP_MILLISECONDS = 50;
    private static final String GAP = "gap between one trial's end and the next one's first batch, median";
    private static final String KILLS = "kill -9 at 20 random moments";

    /** Takes some twenty minutes on two cores. */
    @Override
    public void run(Surroundings surroundings) throws IOException {
        Path directory = Files.createTempDirectory("espalier-bench-");
        surroundings.printHeader();
        searches(surroundings, directory.resolve("searches"));
        EpochLoopBenchmark.rows(surroundings, surroundings::print);
        if (surroundings.wants(KILLS)) {
            surroundings.print(new KillBenchmark(directory.resolve("kills"), 20, 7).row(KILLS));
        }
        delete(directory);
    }

    private static void searches(Surroundings surroundings, Path directory) {
        String root = surroundings.data().toAbsolutePath().toString();
        try (ChildServer server = ChildServer.start(directory, "--data-root", root)) {
            SearchScore score = new SearchScore(server.rest(), surroundings.searchSpaces());
            searches().stream()
                    .filter(search -> surroundings.wants(search.what()))
                    .forEach(search -> surroundings.print(
                            available(surroundings, search) ? score.run(search) : absent(surroundings, search)));
            if (surroundings.wants(GAP)) {
                surroundings.print(gap(server.rest()));
            }
        }
    }

    private static List<Search> searches() {
        return List.of(
                new Search(
                        "optdigits, plain or residual",
                        "digits-residual-or-plain.json",
                        JsonText.parse("""
                                {"name": "optdigits", "format": "csv-image", "train": "optdigits/optdigits-train.csv",
                                 "test": "optdigits/optdigits-test.csv", "options": {"shape": [1, 8, 8], "label": "last"}}"""),
                        "test_accuracy",
                        0.975),
                new Search(
                        "JapaneseVowels, lstm or gru",
                        "vowels-lstm-or-gru.json",
                        JsonText.parse("""
                                {"name": "vowels", "format": "ts",
                                 "train": "ts_ucr_small/JapaneseVowels/JapaneseVowels_TRAIN.ts",
                                 "test": "ts_ucr_small/JapaneseVowels/JapaneseVowels_TEST.ts"}"""),
                        "test_accuracy",
                        0.94),
                new Search(
                        "SMS spam, words, lstm or gru", "spam-words.json", JsonText.parse("""
                                {"name": "spam", "format": "text-tsv", "train": "text_sms_spam/SMSSpamCollection",
                                 "options": {"label": "first", "header": false}}"""), "test_f1_spam", 0.90));
    }

    private static boolean available(Surroundings surroundings, Search search) {
        String train = Fields.text(search.dataset(), "train");
        return Files.exists(surroundings.data().resolve(train))
                && Files.exists(surroundings.searchSpaces().resolve(search.file()));
    }

    private static Row absent(Surroundings surroundings, Search search) {
        String train = Fields.text(search.dataset(), "train");
        return Row.skipped(
                search.what(), surroundings.data().resolve(train) + " is absent", Double.toString(search.target()));
    }

    private static Row gap(Rest rest) {
        double median = rest.text("/metrics")
                .lines()
                .filter(line -> line.startsWith("espalier_worker_gap_seconds{quantile=\"0.5\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)) * 1_000)
                .findFirst()
                .orElse(Double.NaN);
        return Row.of(
                GAP,
                "%.1f ms".formatted(median),
                "under 50 ms",
                median < LONGEST_GAP_MILLISECONDS ? Row.Verdict.MET : Row.Verdict.MISSED);
    }

    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
