package dev.espalier.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the main job must reach, measured on the real thing: a server in its own process, real data, real engines. */
public final class MainJobBenchmark implements Benchmark {
    private static final double LONGEST_GAP_MILLISECONDS = 50;
    private static final String GAP = "gap between one trial's end and the next one's first batch, median";
    private static final String KILLS = "kill -9 at 20 random moments";
    private static final String KILLS_WITHIN = "kill -9 50 times, five times in each trial";

    /** Takes some twenty minutes on two cores. */
    @Override
    public void run(Surroundings surroundings) {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            surroundings.printHeader();
            searches(surroundings, folder.path().resolve("searches"));
            EpochLoopBenchmark.rows(surroundings, surroundings::print);
            if (surroundings.wants(KILLS)) {
                surroundings.print(new KillBenchmark(folder.path().resolve("kills"), 20, 7).row(KILLS));
            }
            if (surroundings.wants(KILLS_WITHIN)) {
                surroundings.print(new KillWithinTrials(folder.path().resolve("within"), 50, 7).row(KILLS_WITHIN));
            }
        }
    }

    private static void searches(Surroundings surroundings, Path directory) {
        List<Search> wanted = searches().stream()
                .filter(search -> surroundings.wants(search.what()))
                .toList();
        if (wanted.isEmpty() && !surroundings.wants(GAP)) {
            return;
        }
        Path data = surroundings.data().toAbsolutePath();
        String[] options = Files.isDirectory(data) ? new String[] {"--data-root", data.toString()} : new String[0];
        try (ChildServer server = ChildServer.start(directory, options)) {
            SearchScore score = new SearchScore(server.rest(), surroundings.searchSpaces(), surroundings.data());
            wanted.forEach(search -> surroundings.print(score.row(search)));
            if (surroundings.wants(GAP)) {
                surroundings.print(gap(server.rest()));
            }
        }
    }

    private static List<Search> searches() {
        return List.of(
                new Search(
                        "optdigits, plain or residual",
                        "digits-residual-or-plain",
                        "optdigits",
                        "test_accuracy",
                        0.975),
                new Search("JapaneseVowels, lstm or gru", "vowels-lstm-or-gru", "vowels", "test_accuracy", 0.94),
                new Search("SMS spam, words, lstm or gru", "spam-words", "spam", "test_f1_spam", 0.90));
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
}
