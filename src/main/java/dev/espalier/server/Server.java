package dev.espalier.server;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.bus.Codecs;
import dev.espalier.coordinator.CoordinatorVerticle;
import dev.espalier.coordinator.Datasets;
import dev.espalier.coordinator.ServerClock;
import dev.espalier.coordinator.Submissions;
import dev.espalier.coordinator.Workers;
import dev.espalier.dataset.BuiltinDatasets;
import dev.espalier.dataset.DatasetFormats;
import dev.espalier.dataset.DatasetLoader;
import dev.espalier.export.Models;
import dev.espalier.export.PredictionJson;
import dev.espalier.http.ApiDescription;
import dev.espalier.http.ApiServer;
import dev.espalier.http.StudySchema;
import dev.espalier.http.Tokens;
import dev.espalier.store.GroupCommitWriter;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.DatasetRow;
import dev.espalier.store.StudyStores;
import dev.espalier.trainer.config.TrainerVocabulary;
import dev.espalier.trainer.engine.EngineChoice;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A running server: assembles the store, the coordinator, the HTTP API and the workers. */
public final class Server implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Deque<Runnable> ends = new ArrayDeque<>();
    private URI url = URI.create("http://127.0.0.1");
    private Map<String, Set<String>> routes = Map.of();

    private Server() {}

    /** Returns once the server answers. */
    public static Server start(ServerOptions options) {
        return start(options, ServerClock.system());
    }

    /** The same by another clock than the machine's. */
    public static Server start(ServerOptions options, ServerClock clock) {
        Server server = new Server();
        try {
            server.open(options, clock);
            return server;
        } catch (RuntimeException problem) {
            server.close();
            throw problem.getCause() instanceof BindException taken ? cannotListen(options, taken) : problem;
        }
    }

    private static CannotStart cannotListen(ServerOptions options, BindException taken) {
        return new CannotStart(
                "cannot listen on %s port %d: %s; choose another --port or --host"
                        .formatted(options.host(), options.port(), taken.getMessage()),
                taken);
    }

    private void open(ServerOptions options, ServerClock clock) {
        Path directory = options.dataDirectory().toAbsolutePath();
        StudyStore store = options.database().map(StudyStores::open).orElseGet(() -> StudyStores.open(directory));
        ends.push(store::close);
        GroupCommitWriter writer = new GroupCommitWriter(store);
        ends.push(writer::close);
        ArtifactStore artifacts = new FileArtifactStore(directory.resolve("artifacts"));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        StaleFiles.clear(directory, "scratch", "bundles", "cache", "cache-*", "*.temp.db");
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        ends.push(() -> await(vertx.close()));
        ends.push(() -> settle(vertx));
        Codecs.register(vertx);

        Datasets datasets = new Datasets(store, spec -> DatasetLoader.describe(spec, options.dataRoots()), clock);
        BuiltinDatasets.specs().stream()
                .filter(spec -> datasets.find(spec.name()).isEmpty())
                .forEach(datasets::register);
        TrainerVocabulary vocabulary = new TrainerVocabulary(
                name -> store.dataset(name).map(DatasetRow::description),
                new TransferSources(store, artifacts, options.dataRoots()),
                name -> store.dataset(name)
                        .filter(row -> row.spec().options().get("vectors").isPresent())
                        .isPresent());
        Submissions submissions =
                new Submissions(vocabulary, name -> store.dataset(name).map(DatasetRow::spec));
        Workers workers = new Workers(clock);
        CoordinatorVerticle coordinator = new CoordinatorVerticle(
                store, change -> writer.write(List.of(change)), artifacts::delete, submissions, workers, clock);
        deploy(vertx, coordinator);
        WorkerFleet fleet = new WorkerFleet(options, artifacts, directory, gaps(registry));
        ApiServer api = new ApiServer(
                new ApiServer.Listening(
                        options.host(), options.port(), options.tokenFile().map(Tokens::read), options.rateLimit()),
                new ApiServer.Parts(
                        coordinator.coordinator(),
                        workers,
                        datasets,
                        store,
                        new Models(
                                artifacts,
                                directory.resolve("bundles"),
                                (model, inputs) ->
                                        PredictionJson.predict(model, EngineChoice.of(options.engine()), inputs)),
                        registry,
                        StudySchema.of(vocabulary),
                        ApiDescription.of(DatasetFormats.schema())));
        deploy(vertx, api);
        fleet.verticles().forEach(worker -> deploy(vertx, worker));
        url = URI.create("http://" + (options.host().contains(":") ? "[" + options.host() + "]" : options.host()) + ":"
                + api.port());
        routes = api.routes();
    }

    /** The time between one attempt's end and the next one's first batch, its median over the last day. */
    private static LongConsumer gaps(PrometheusMeterRegistry registry) {
        Timer timer = Timer.builder("espalier.worker.gap")
                .description("time between one attempt's end and the next one's first batch")
                .publishPercentiles(0.5, 0.95)
                .distributionStatisticExpiry(Duration.ofDays(1))
                .register(registry);
        return nanoseconds -> timer.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private void deploy(Vertx vertx, Deployable verticle) {
        String id = await(vertx.deployVerticle(verticle));
        ends.push(() -> await(vertx.undeploy(id)));
    }

    /**
     * Waits for the blocking work that is under way: Vert.x interrupts it when it closes, and an interrupted read makes H2
     * close its file. Tasks that all meet take every thread of the pool, so nothing else runs then.
     */
    private static void settle(Vertx vertx) {
        CountDownLatch meeting = new CountDownLatch(VertxOptions.DEFAULT_WORKER_POOL_SIZE);
        Callable<Boolean> attend = () -> {
            meeting.countDown();
            return meeting.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        };
        await(Future.all(Stream.generate(() -> vertx.executeBlocking(attend, false))
                .limit(VertxOptions.DEFAULT_WORKER_POOL_SIZE)
                .toList()));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    /** The methods that each path takes. */
    public Map<String, Set<String>> routes() {
        return routes;
    }

    /** Ends what was started, the last first: attempts are let go, what is being written is finished. */
    @Override
    public void close() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
