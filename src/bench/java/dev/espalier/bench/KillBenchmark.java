package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills a server at random moments while a study of its own workers trains and a client asks and tells, and starts it again
 * each time. Then: is everything that was acknowledged there, was no trial doubled, did the study complete?
 */
final class KillBenchmark {
    private static final int MOST_MILLISECONDS = 4_000;

    private final Path directory;
    private final int kills;
    private final Random random;
    private final Map<Integer, Double> told = new HashMap<>();
    private final Map<Integer, Map<Integer, Double>> reported = new HashMap<>();
    private final Set<String> problems = ConcurrentHashMap.newKeySet();
    private String training = "";
    private String asking = "";

    KillBenchmark(Path directory, int kills, long seed) {
        this.directory = directory;
        this.kills = kills;
        this.random = new Random(seed);
    }

    Row row(String what) {
        ChildServer server = ChildServer.start(directory);
        training = Fields.text(server.rest().post("/studies", builtin()), "id");
        asking = Fields.text(server.rest().post("/studies", external()), "id");
        Map<Integer, Json> finished = new HashMap<>();
        for (int kill = 0; kill < kills; kill++) {
            Thread client = client(server.rest());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_MILLISECONDS)));
            finished.putAll(finished(server.rest()));
            server.kill();
            join(client);
            server = ChildServer.start(directory);
            compare(finished, finished(server.rest()));
        }
        try (ChildServer last = server) {
            Json.Object ended = last.rest()
                    .follow(
                            training,
                            "study",
                            event -> !Fields.text(event, "state").equals("running"))
                    .orElseThrow();
            compare(finished, finished(last.rest()));
            compareTold(last.rest());
            int trials = Fields.count(ended, "counts", "complete") + Fields.count(ended, "counts", "pruned");
            if (!Fields.text(ended, "state").equals("completed") || trials != 40) {
                problems.add("the study is " + Fields.text(ended, "state") + " with " + trials + " of 40 trials");
            }
        }
        String figure = problems.isEmpty()
                ? "%d kills; %d told and %d reported steps acknowledged, all there; study complete, no trial doubled"
                        .formatted(
                                kills,
                                told.size(),
                                reported.values().stream().mapToInt(Map::size).sum())
                : String.join("; ", problems);
        return Row.of(
                what, figure, "nothing acknowledged lost", problems.isEmpty() ? Row.Verdict.MET : Row.Verdict.MISSED);
    }

    /** Asks, reports and tells until the server is gone; keeps what was acknowledged. */
    private Thread client(Rest rest) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    for (Json trial : Fields.items(rest.post("/studies/" + asking + "/ask", ask()), "trials")) {
                        evaluate(rest, trial);
                    }
                }
            } catch (UncheckedIOException gone) {
                // The server was killed; what it did not acknowledge does not count.
            } catch (Rest.Refused refused) {
                problems.add("the client was refused: " + refused.getMessage());
            }
        });
    }

    private void evaluate(Rest rest, Json trial) {
        int number = Fields.count(trial, "number");
        Json.Object lease = Json.EMPTY.with("lease", Fields.at(trial, "lease"));
        String path = "/studies/" + asking + "/trials/" + number;
        double x = Fields.number(trial, "config", "x").orElseThrow();
        Map<Integer, Double> steps = reported.computeIfAbsent(number, _ -> new HashMap<>());
        for (int step = 1; step <= 3; step++) {
            // A step acknowledged before the server was killed is not reported again.
            if (!steps.containsKey(step)) {
                rest.post(
                        path + "/report", lease.with("step", Json.number(step)).with("metrics", metrics(x / step)));
                steps.put(step, x / step);
            }
        }
        rest.post(path + "/tell", lease.with("metrics", metrics(x / 3)));
        told.put(number, x / 3);
    }

    private static Json metrics(double loss) {
        return Json.EMPTY.with("loss", Json.number(loss));
    }

    private static Json ask() {
        return JsonText.parse("{\"count\": 1, \"client\": \"bench\"}");
    }

    /** Trials of the training study that have ended, by number. */
    private Map<Integer, Json> finished(Rest rest) {
        Map<Integer, Json> finished = new HashMap<>();
        for (Json trial : Fields.items(rest.get("/studies/" + training + "/trials?limit=1000"), "items")) {
            if (Set.of("complete", "pruned").contains(Fields.text(trial, "state"))) {
                finished.put(Fields.count(trial, "number"), trial);
            }
        }
        return finished;
    }

    private void compare(Map<Integer, Json> before, Map<Integer, Json> after) {
        before.forEach((number, trial) -> {
            Json now = after.get(number);
            if (now == null
                    || !Fields.at(now, "value").equals(Fields.at(trial, "value"))
                    || !Fields.at(now, "attempt").equals(Fields.at(trial, "attempt"))) {
                problems.add("trial " + number + " had ended and is changed or gone");
            }
        });
    }

    private void compareTold(Rest rest) {
        told.forEach((number, value) -> {
            Json trial = rest.get("/studies/" + asking + "/trials/" + number);
            if (!Fields.text(trial, "state").equals("complete")) {
                problems.add("trial " + number + " was told and is " + Fields.text(trial, "state"));
            }
            Set<Integer> steps = new HashSet<>();
            Fields.items(trial, "measurements").forEach(row -> steps.add(Fields.count(row, "step")));
            if (!steps.containsAll(reported.getOrDefault(number, Map.of()).keySet())) {
                problems.add("trial " + number + " lost a step that was acknowledged");
            }
        });
    }

    private static void join(Thread client) {
        try {
            client.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Json builtin() {
        return JsonText.parse("""
                {"name": "killed again and again", "objectives": [{"metric": "val_accuracy", "goal": "maximize"}],
                 "resource": {"max": 6}, "scheduler": "asha", "budget": {"max_trials": 40}, "seed": 3,
                 "trial": {"dataset": "spirals", "learning_rate": {"$float": {"low": 1e-3, "high": 0.1, "log": true}},
                           "model": {"type": "mlp", "width": {"$int": {"low": 8, "high": 64}}}}}""");
    }

    private static Json external() {
        return JsonText.parse("""
                {"name": "asked and told", "executor": "external", "objectives": [{"metric": "loss", "goal": "minimize"}],
                 "resource": {"max": 3}, "sampler": "random", "trial": {"x": {"$float": {"low": 0, "high": 1}}}}""");
    }
}
