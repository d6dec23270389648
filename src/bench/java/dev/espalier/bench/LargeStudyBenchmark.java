package dev.espalier.bench;

import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.Order;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStores;
import dev.espalier.study.StudyChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long a study of 100,000 trials takes to open after a restart, and its pages after that. */
final class LargeStudyBenchmark {
    private static final String NAME = "large-study";
    private static final int TRIALS = 100_000;
    private static final int REPORTS_A_TRIAL = 3;
    private static final int TRIALS_A_GROUP = 250;
    private static final double LONGEST_SECONDS = 3;
    private static final PageRequest PAGE = PageRequest.first(50);

    private final Path directory;

    LargeStudyBenchmark(Path directory) {
        this.directory = directory;
    }

    void run(Benchmark.Surroundings surroundings) {
        if (!surroundings.wants(NAME)) {
            return;
        }
        double writing = seconds(this::fill);
        print(
                surroundings,
                Row.figure(
                        NAME + ": events written a second, in groups",
                        "%.0f".formatted(TRIALS * (REPORTS_A_TRIAL + 2) / writing)));
        double opening = seconds(() -> StudyStores.open(directory).close());
        print(surroundings, Row.figure(NAME + ": opening and closing the database", "%.2f s".formatted(opening)));
        try (StudyStore store = StudyStores.open(directory)) {
            double loading = seconds(() -> store.load(NAME));
            print(
                    surroundings,
                    Row.of(
                            NAME + ": opening it, 100,000 trials",
                            "%.2f s".formatted(loading),
                            "%.0f s".formatted(LONGEST_SECONDS),
                            Row.Verdict.atLeast(LONGEST_SECONDS, loading)));
            print(surroundings, "opening it again", () -> store.load(NAME));
            print(surroundings, "its counts and best trial", () -> store.study(NAME));
            print(surroundings, "a page of its leaderboard", () -> store.leaderboard(NAME, PAGE));
            for (String sort : List.of("number", "value", "val_f1", "optimizer")) {
                TrialQuery query = new TrialQuery(Optional.empty(), sort, Order.DESCENDING);
                print(surroundings, "a page by " + sort, () -> store.trials(NAME, query, PAGE));
            }
        }
        served(surroundings);
    }

    /** How long a server takes to start with the study, as a multiple of one that has none, and to export it. */
    private void served(Benchmark.Surroundings surroundings) {
        double empty = seconds(() -> start(directory.resolveSibling("empty")).close());
        long start = System.nanoTime();
        try (ChildServer server = start(directory)) {
            double restart = (System.nanoTime() - start) / 1e9;
            print(
                    surroundings,
                    Row.figure(
                            NAME + ": a server's start until it answers",
                            "%.2f s (%.1f times that of an empty one)".formatted(restart, restart / empty)));
            for (String format : List.of("csv", "ndjson")) {
                print(
                        surroundings,
                        "export, " + format,
                        () -> server.rest().text("/api/v1/studies/" + NAME + "/export?format=" + format));
            }
        }
    }

    private static ChildServer start(Path data) {
        return ChildServer.start(data, "--workers", "0");
    }

    private void fill() {
        try (StudyStore store = StudyStores.open(directory)) {
            ImaginedStudy study = new ImaginedStudy(NAME, 1);
            store.commit(List.of(study.created()));
            for (int trial = 0; trial < TRIALS; trial += TRIALS_A_GROUP) {
                store.commit(trials(study));
            }
        }
    }

    private static List<StudyChange> trials(ImaginedStudy study) {
        List<StudyChange> group = new ArrayList<>();
        for (int trial = 0; trial < TRIALS_A_GROUP; trial++) {
            group.add(study.started());
            for (int report = 0; report < REPORTS_A_TRIAL; report++) {
                group.add(study.reported());
            }
            group.add(study.completed());
        }
        return group;
    }

    private static void print(Benchmark.Surroundings surroundings, String what, Runnable work) {
        print(surroundings, Row.figure(NAME + ": " + what, "%.3f s".formatted(seconds(work))));
    }

    private static void print(Benchmark.Surroundings surroundings, Row row) {
        surroundings.out().println(row);
        surroundings.out().flush();
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
