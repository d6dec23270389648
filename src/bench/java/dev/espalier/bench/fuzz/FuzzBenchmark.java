package dev.espalier.bench.fuzz;

import dev.espalier.bench.Benchmark;
import dev.espalier.bench.TemporaryFolder;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends a server requests that are nearly right, over real connections. No answer may be a fault of the server, take longer
 * than 5 s, or show a path, a class or an option; its memory stays, its log has no stack trace, and it works afterwards.
 */
public final class FuzzBenchmark implements Benchmark {
    private static final int CLIENTS = 4;
    private static final int MEASURED = 400;
    private static final int MOST_FAILURES = 5_000;

    private final Options options;
    private boolean clean = true;

    /**
     * How to fuzz.
     *
     * @param url a server that runs; empty to start one
     */
    public record Options(int requests, long seed, Optional<URI> url) {}

    public FuzzBenchmark(Options options) {
        this.options = options;
    }

    /** Whether the last run found nothing. */
    public boolean isClean() {
        return clean;
    }

    @Override
    public void run(Surroundings surroundings) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path root = Files.createDirectory(folder.path().resolve("root"));
            SplittableRandom random = new SplittableRandom(options.seed());
            List<Json.Object> registrations =
                    DataFiles.write(root, new Mutator(random, new Corpus(List.of(), List.of(), List.of("a"))));
            if (options.url().isPresent()) {
                clean = run(surroundings, options.url().get(), Optional.empty(), registrations, List.of());
            } else {
                try (FuzzedServer server = FuzzedServer.start(folder.path(), root)) {
                    List<String> own = List.of(
                            folder.path().toString(),
                            Path.of("").toAbsolutePath().toString());
                    clean = run(surroundings, URI.create(server.url()), Optional.of(server), registrations, own);
                }
            }
        }
    }

    private boolean run(
            Surroundings surroundings,
            URI url,
            Optional<FuzzedServer> server,
            List<Json.Object> registrations,
            List<String> own)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(url.getHost(), url.getPort());
        Findings findings = new Findings(new Leaks(own));
        Corpus corpus;
        String trained;
        try (Wire wire = new Wire(address)) {
            corpus = Corpus.of(
                    surroundings.searchSpaces(), List.of(get(wire, "/schema/study"), get(wire, "/openapi.json")));
            trained = server.isPresent() ? train(wire) : "";
        }
        FuzzReport report = new FuzzReport(surroundings, findings);
        long start = System.nanoTime();
        AtomicInteger sent = new AtomicInteger();
        List<Thread> clients = new ArrayList<>();
        SplittableRandom seeds = new SplittableRandom(options.seed());
        for (int client = 0; client < CLIENTS; client++) {
            FuzzClient fuzzer = new FuzzClient(new Mutator(seeds.split(), corpus), corpus, registrations, trained);
            clients.add(Thread.ofVirtual().start(() -> fuzz(fuzzer, address, findings, sent, server)));
        }
        clients.forEach(FuzzBenchmark::join);
        server.ifPresent(FuzzedServer::collectAndMeasure);
        double seconds = (System.nanoTime() - start) / 1e9;
        try (Wire wire = new Wire(address)) {
            Shrinker shrinker = new Shrinker(wire, findings);
            List<Findings.Finding> smallest =
                    findings.list().stream().map(shrinker::shrink).toList();
            return report.print(sent.get(), seconds, server, health(wire), smallest, wire.host());
        }
    }

    private void fuzz(
            FuzzClient fuzzer,
            InetSocketAddress address,
            Findings findings,
            AtomicInteger sent,
            Optional<FuzzedServer> server) {
        int every = Math.max(1, options.requests() / MEASURED);
        try (Wire wire = new Wire(address)) {
            while (findings.total() < MOST_FAILURES) {
                int number = sent.incrementAndGet();
                if (number > options.requests()) {
                    sent.decrementAndGet();
                    return;
                }
                if (number == options.requests() / 10) {
                    server.ifPresent(FuzzedServer::collectAndMeasure);
                }
                if (number % every == 0) {
                    server.ifPresent(FuzzedServer::measure);
                }
                Shot shot = fuzzer.next();
                List<Reply> replies = wire.send(shot);
                findings.add(shot, replies);
                replies.forEach(reply -> fuzzer.learn(shot, reply));
            }
        } catch (IOException gone) {
            findings.add(
                    Shot.of("the server is gone", "GET /health/live"),
                    List.of(new Reply(0, java.util.Map.of(), "", 0, Reply.Ending.CLOSED)));
        }
    }

    private static Json get(Wire wire, String path) throws IOException {
        return JsonText.parse(
                wire.send(Shot.of("GET", "GET /api/v1" + path)).getFirst().body());
    }

    /** A study of the server's own worker that has a model to predict with. */
    private static String train(Wire wire) throws IOException {
        Shot submission = Shot.of("POST", "POST /api/v1/studies").with(JsonText.parse("""
                {"name": "trained", "objectives": [{"metric": "val_accuracy", "goal": "maximize"}], "resource": {"max": 1},
                 "budget": {"max_trials": 1}, "seed": 1, "scheduler": "none", "sampler": "random",
                 "trial": {"dataset": "spirals", "learning_rate": {"$float": {"low": 0.01, "high": 0.1}},
                           "model": {"type": "mlp", "width": 8}}}"""));
        Json.Object study =
                (Json.Object) JsonText.parse(wire.send(submission).getFirst().body());
        String id = ((Json.Text) study.get("id").orElseThrow()).value();
        while (!get(wire, "/studies/" + id).toString().contains("value=completed")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return id;
    }

    /** Whether a whole study can be run as before; says what fails. */
    private static String health(Wire wire) {
        try {
            Shot ready = Shot.of("GET", "GET /health/ready");
            Shot submission = Shot.of("POST", "POST /api/v1/studies").with(JsonText.parse("""
                    {"name": "after", "executor": "external", "objectives": [{"metric": "loss", "goal": "minimize"}],
                     "trial": {"x": {"$float": {"low": 0, "high": 1}}}}"""));
            Reply study = wire.send(submission).getFirst();
            if (study.status() != 201) {
                return "a study is answered " + study.status();
            }
            String path = "POST /api/v1/studies/" + text(study, "id");
            Reply asked =
                    wire.send(Shot.of("POST", path + "/ask").with(Json.EMPTY)).getFirst();
            Json.Object trial = (Json.Object) ((Json.Array) ((Json.Object) JsonText.parse(asked.body()))
                            .get("trials")
                            .orElseThrow())
                    .items()
                    .getFirst();
            Reply told = wire.send(Shot.of("POST", path + "/trials/0/tell")
                            .with(Json.EMPTY
                                    .with("lease", trial.get("lease").orElseThrow())
                                    .with("metrics", Json.EMPTY.with("loss", Json.number(1)))))
                    .getFirst();
            int probe = wire.send(ready).getFirst().status();
            return told.status() == 200 && probe == 200 ? "" : "tell is answered " + told.status() + ", ready " + probe;
        } catch (IOException | RuntimeException gone) {
            return "no answer";
        }
    }

    private static String text(Reply reply, String name) {
        return ((Json.Text)
                        ((Json.Object) JsonText.parse(reply.body())).get(name).orElseThrow())
                .value();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
