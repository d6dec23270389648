package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.worker.process.Launch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings that the server chooses by itself are worth: the work that a study gets done in a given time, against settings
 * chosen by hand in the same run, with the machine to itself and with another program on one core; and the speed of single nets
 * against Python's.
 */
public final class ThreadsBenchmark implements Benchmark {
    private static final Set<String> FINAL = Set.of("completed", "stopped", "failed");
    private static final String DATASET = "optdigits";
    private static final double LEAST_WORK = 2_500;
    private static final double OF_THE_BEST = 0.95;
    private static final double OF_THE_FAIR_SHARE = 0.9;

    private final Optional<Path> python;
    private final int seconds;

    /**
     * @param python examples a second that Python's PyTorch trains, a line a net of its name, a tab and the figure; empty to leave
     *     that out
     * @param seconds of each study
     */
    public ThreadsBenchmark(Optional<Path> python, int seconds) {
        this.python = python;
        this.seconds = seconds;
    }

    private record Setting(String name, List<String> options, Map<String, String> environment) {
        static Setting of(String name, String... options) {
            return new Setting(name, List.of(options), Map.of());
        }
    }

    private static final List<Setting> BY_HAND = List.of(
            Setting.of("one worker, mxnet", "--engine", "mxnet", "--workers", "1"),
            Setting.of("one worker, pytorch", "--engine", "pytorch", "--workers", "1"),
            Setting.of("a worker a core, mxnet", "--engine", "mxnet"),
            Setting.of("a worker a core, pytorch", "--engine", "pytorch"));

    /** Takes a quarter of an hour with studies of 150 seconds. */
    @Override
    public void run(Surroundings surroundings) throws IOException {
        surroundings.printHeader();
        if (Files.exists(surroundings.data().resolve(DATASET))) {
            studies(surroundings);
        } else {
            surroundings.print(Row.skipped("studies", DATASET + " is absent", ""));
        }
        nets(surroundings);
    }

    private void studies(Surroundings surroundings) {
        double best = 0;
        for (Setting setting : BY_HAND) {
            if (surroundings.wants(setting.name())) {
                Work work = work(surroundings, setting);
                surroundings.print(Row.figure(setting.name(), work.toString()));
                best = Math.max(best, work.multiplyAdds());
            }
        }
        double alone = 0;
        if (surroundings.wants("default settings")) {
            Work work = work(surroundings, Setting.of("default settings"));
            alone = work.multiplyAdds();
            double least = Math.max(LEAST_WORK * seconds / 150, OF_THE_BEST * best);
            surroundings.print(Row.of(
                    "default settings",
                    work + ", %.2f of the best by hand".formatted(work.multiplyAdds() / best),
                    "%.0f".formatted(least),
                    Row.Verdict.atLeast(alone, least)));
        }
        if (surroundings.wants("default settings, with one core busy")) {
            surroundings.print(withOneCoreBusy(surroundings, alone));
        }
    }

    /** With C cores, a program that keeps one busy and C training processes, each is due C of C + 1 parts of the machine. */
    private Row withOneCoreBusy(Surroundings surroundings, double alone) {
        int cores = Runtime.getRuntime().availableProcessors();
        Thread busy = Thread.ofPlatform().daemon().name("busy").start(() -> {
            double sum = 0;
            while (!Thread.currentThread().isInterrupted()) {
                sum += Math.sqrt(sum + 1);
            }
        });
        Work work = work(surroundings, Setting.of("default settings, with one core busy"));
        busy.interrupt();
        double fair = alone * cores / (cores + 1);
        return Row.of(
                "default settings, with one core busy",
                work + ", %.2f of its fair share".formatted(work.multiplyAdds() / fair),
                "%.0f".formatted(OF_THE_FAIR_SHARE * fair),
                Row.Verdict.atLeast(work.multiplyAdds(), OF_THE_FAIR_SHARE * fair));
    }

    /**
     * What a study got done.
     *
     * @param epochs whole ones
     * @param multiplyAdds of forward passes over all epochs of all trials, those that the end cut off in part, in thousand
     *     millions
     */
    private record Work(int trials, int epochs, double multiplyAdds) {
        @Override
        public String toString() {
            return "%.0f 10^9 multiply-adds, %d epochs of %d trials".formatted(multiplyAdds, epochs, trials);
        }
    }

    private Work work(Surroundings surroundings, Setting setting) {
        try (TemporaryFolder folder = TemporaryFolder.create();
                ChildServer server = ChildServer.start(folder.path(), options(surroundings, setting))) {
            Rest rest = server.rest();
            rest.post("/datasets", json(surroundings.searchSpaces().resolve("datasets/" + DATASET + ".json")));
            Json.Object study = rest.post("/studies", study(surroundings));
            String id = Fields.text(study, "id");
            Json.Object unused = rest.follow(id, "study", event -> FINAL.contains(Fields.text(event, "state")))
                    .orElseThrow();
            int examples = Fields.count(rest.get("/datasets/" + DATASET), "train_size");
            return sum(rest, id, examples);
        }
    }

    private static String[] options(Surroundings surroundings, Setting setting) {
        List<String> options = new java.util.ArrayList<>(
                List.of("--data-root", surroundings.data().toAbsolutePath().toString()));
        options.addAll(setting.options());
        return options.toArray(String[]::new);
    }

    /** The project's study of plain and residual nets with a random sampler, as other samplers go by what came before. */
    private Json study(Surroundings surroundings) {
        Json.Object study = (Json.Object) json(surroundings.searchSpaces().resolve("digits-residual-or-plain.json"));
        return study.with("sampler", JsonText.parse("{\"type\": \"random\"}"))
                .with("seed", Json.number(11))
                .with("budget", JsonText.parse("{\"max_trials\": 60, \"max_time\": \"PT" + seconds + "S\"}"));
    }

    /** Four fifths of the examples are trained on. */
    private static Work sum(Rest rest, String study, int examples) {
        int begun = 0;
        int epochs = 0;
        double work = 0;
        Json.Object trials = rest.get("/studies/" + study + "/trials?limit=1000");
        for (Json trial : Fields.items(trials, "items")) {
            int steps = Fields.count(trial, "step");
            if (steps > 0) {
                Json whole = rest.get("/studies/" + study + "/trials/" + Fields.count(trial, "number"));
                begun++;
                epochs += steps;
                work += (steps + unfinished(whole))
                        * 0.8
                        * examples
                        * Fields.number(trial, "metrics", "multiply_adds").orElse(0)
                        / 1e9;
            }
        }
        return new Work(begun, epochs, work);
    }

    /** The part of an epoch that was done when the time was up, from 0 to 1, by the length of those before. */
    private static double unfinished(Json trial) {
        List<Json> measurements = Fields.items(trial, "measurements");
        Instant first = at(measurements.getFirst());
        Instant last = at(measurements.getLast());
        if (measurements.size() == 1) {
            return 0;
        }
        double epoch = Duration.between(first, last).toNanos() / (measurements.size() - 1.0);
        Instant end = Instant.parse(Fields.text(trial, "finished_at"));
        return Math.clamp(Duration.between(last, end).toNanos() / epoch, 0, 1);
    }

    private static Instant at(Json measurement) {
        return Instant.parse(Fields.text(measurement, "at"));
    }

    private void nets(Surroundings surroundings) throws IOException {
        Map<String, Double> others = new LinkedHashMap<>();
        if (python.isPresent()) {
            for (String line : Files.readAllLines(python.get())) {
                String[] parts = line.split("\t", -1);
                others.put(parts[0], Double.parseDouble(parts[1]));
            }
        }
        Launch launch = Launch.ofThisProgram(Bench.class.getName(), List.of("loop-speeds"));
        ProcessBuilder builder = new ProcessBuilder(launch.command()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            out.lines().map(line -> line.split("\t", -1)).forEach(parts -> {
                double speed = Double.parseDouble(parts[1]);
                String figure = "%.0f examples a second (%s)".formatted(speed, parts[2]);
                Double other = others.get(parts[0]);
                surroundings.print(
                        other == null
                                ? Row.figure(parts[0], figure)
                                : Row.of(
                                        parts[0],
                                        figure,
                                        "%.0f (Python)".formatted(other),
                                        Row.Verdict.atLeast(speed, other)));
            });
        }
    }

    private static Json json(Path file) {
        try {
            return JsonText.parse(Files.readString(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
