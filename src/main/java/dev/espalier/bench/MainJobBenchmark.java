package dev.espalier.bench;

import dev.espalier.bench.SearchScore.Search;
import dev.espalier.json.JsonText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the main job must reach, measured on the real thing: a server in its own process, real data, real engines. */
public final class MainJobBenchmark {
    private static final double LONGEST_GAP_MILLISECONDS = 50;

    private final Path data;
    private final Path searchSpaces;
    private final PrintWriter out;

    /**
     * @param data the folder with the data sets; what needs one that is absent is skipped, aloud
     * @param searchSpaces the folder with the search spaces
     */
    public MainJobBenchmark(Path data, Path searchSpaces, PrintWriter out) {
        this.data = data;
        this.searchSpaces = searchSpaces;
        this.out = out;
    }

    /** Prints a table; takes some twenty minutes on two cores. */
    public void run() throws IOException {
        Path directory = Files.createTempDirectory("espalier-bench-");
        out.println("what\tmeasured\tat least\tmet");
        try (ChildServer server = ChildServer.start(
                directory.resolve("searches"),
                "--data-root",
                data.toAbsolutePath().toString())) {
            SearchScore score = new SearchScore(server.rest(), searchSpaces);
            searches().forEach(search -> print(available(search) ? score.run(search) : absent(search)));
            print(gap(server.rest()));
        }
        print(new KillBenchmark(directory.resolve("kills"), 20, 7).row());
        delete(directory);
    }

    private void print(Row row) {
        out.println(String.join("\t", row.what(), row.figure(), row.target(), row.met()));
        out.flush();
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

    private boolean available(Search search) {
        String train = Fields.text(search.dataset(), "train");
        return Files.exists(data.resolve(train)) && Files.exists(searchSpaces.resolve(search.file()));
    }

    private Row absent(Search search) {
        String train = Fields.text(search.dataset(), "train");
        return Row.skipped(search.what(), data.resolve(train) + " is absent", Double.toString(search.target()));
    }

    private static Row gap(Rest rest) {
        double median = rest.text("/metrics")
                .lines()
                .filter(line -> line.startsWith("espalier_worker_gap_seconds{quantile=\"0.5\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)) * 1_000)
                .findFirst()
                .orElse(Double.NaN);
        return Row.of(
                "gap between one trial's end and the next one's first batch, median",
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
