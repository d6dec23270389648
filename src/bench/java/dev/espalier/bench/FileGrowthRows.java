package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How much the database's file grows with each trial that clients ask, report five times and tell, while the server runs. */
final class FileGrowthRows {
    private static final int REPORTS = 5;
    private static final int TOLD_A_CLIENT = 250;
    private static final int LEAST_TOLD = 500;

    /** Before so many, the empty database counts for more than what grows. */
    private static final int SMALLEST_SAMPLE = 100;

    private static final double MOST_KILOBYTES = 10;

    private static final Json STUDY = JsonText.parse("""
            {
              "name": "growth", "executor": "external",
              "objectives": [{"metric": "loss", "goal": "minimize"}],
              "sampler": {"type": "random"}, "scheduler": {"type": "none"},
              "trial": {
                "learning_rate": {"$float": {"low": 1e-5, "high": 0.1, "log": true}},
                "depth": {"$int": {"low": 1, "high": 8}},
                "optimizer": {"$choice": ["sgd", "adam"]}
              }
            }
            """);

    private final Path directory;

    FileGrowthRows(Path directory) {
        this.directory = directory;
    }

    void run(Benchmark.Surroundings surroundings) {
        for (int clients : List.of(1, 8, 64)) {
            String what = "KB of the data file a told trial, at most, clients: " + clients;
            if (surroundings.wants(what)) {
                surroundings.print(row(what, clients));
            }
        }
    }

    private Row row(String what, int clients) {
        Path data = directory.resolve("growth-" + clients);
        int trials = Math.max(LEAST_TOLD, TOLD_A_CLIENT * clients);
        double most;
        double last;
        long start = System.nanoTime();
        try (ChildServer server = ChildServer.start(data, "--workers", "0")) {
            most = mostKilobytes(server.rest(), data.resolve("espalier.mv.db"), clients, trials);
            last = kilobytes(data) / trials;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String figure = "%.1f (at the end, all files of the directory: %.1f; stopped: %.1f; %d trials, %.0f a second)"
                .formatted(most, last, kilobytes(data) / trials, trials, trials / seconds);
        return Row.of(
                what,
                figure,
                "at most %.0f".formatted(MOST_KILOBYTES),
                most <= MOST_KILOBYTES ? Row.Verdict.MET : Row.Verdict.MISSED);
    }

    /** The highest of the file's size over the trials told so far, at every twentieth of the way. */
    private static double mostKilobytes(Rest rest, Path file, int clients, int trials) {
        String study = "/studies/" + Fields.text(rest.post("/studies", STUDY), "id");
        AtomicInteger toGo = new AtomicInteger(trials);
        AtomicInteger told = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> all = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> {
                        double most = 0;
                        while (toGo.getAndDecrement() > 0) {
                            evaluate(rest, study, "client-" + client);
                            int sofar = told.incrementAndGet();
                            if (sofar >= SMALLEST_SAMPLE && sofar % (trials / 20) == 0) {
                                most = Math.max(most, kilobytes(file) / sofar);
                            }
                        }
                        return most;
                    }))
                    .toList();
            double most = 0;
            for (Future<Double> one : all) {
                most = Math.max(most, one.get());
            }
            return most;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void evaluate(Rest rest, String study, String client) {
        Json ask = Json.EMPTY.with("count", Json.number(1)).with("client", Json.text(client));
        Json trial = Fields.items(rest.post(study + "/ask", ask), "trials").getFirst();
        String path = study + "/trials/" + Fields.count(trial, "number");
        Json.Object lease = Json.EMPTY.with("lease", Fields.at(trial, "lease"));
        for (int step = 1; step <= REPORTS; step++) {
            rest.post(path + "/report", lease.with("step", Json.number(step)).with("metrics", metrics(1.0 / step)));
        }
        rest.post(path + "/tell", lease.with("metrics", metrics(1.0 / REPORTS)));
    }

    private static Json metrics(double loss) {
        return Json.EMPTY.with("loss", Json.number(loss)).with("train_loss", Json.number(loss / 2));
    }

    private static double kilobytes(Path path) {
        try (var files = Files.walk(path)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
