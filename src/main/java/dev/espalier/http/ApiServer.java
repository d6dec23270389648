package dev.espalier.http;

import dev.espalier.coordinator.Coordinator;
import dev.espalier.coordinator.Datasets;
import dev.espalier.coordinator.Workers;
import dev.espalier.export.Models;
import dev.espalier.http.limits.BodyRoom;
import dev.espalier.http.limits.ConnectionLimits;
import dev.espalier.http.limits.Connections;
import dev.espalier.http.limits.WorkPools;
import dev.espalier.store.StudyStore;
import dev.espalier.study.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Listens for HTTP. */
public final class ApiServer extends VerticleBase {
    /** Bytes of the largest body taken. */
    static final long LARGEST_BODY = 4L * 1024 * 1024;

    /** Bodies take a multiple of their room once they are read as JSON. */
    private static final long BODIES_SHARE = 16;

    private static final long CHECK_MILLISECONDS = 1_000;

    private final Listening listening;
    private final Parts parts;
    private WorkPools pools;
    private HttpServer server;
    private Map<String, Set<String>> bound = Map.of();

    /**
     * Where to listen.
     *
     * @param port 0 for any free one
     * @param tokens who may call; empty lets everyone
     * @param rate requests a second that each token may send, on the average of some seconds; 0 for any
     */
    public record Listening(String host, int port, Optional<Tokens> tokens, int rate) {}

    /** What the routes need. */
    public record Parts(
            Coordinator coordinator,
            Workers workers,
            Datasets datasets,
            StudyStore store,
            Models models,
            PrometheusMeterRegistry registry,
            Json.Object studySchema,
            Json.Object description) {}

    public ApiServer(Listening listening, Parts parts) {
        this.listening = listening;
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        // HTTP/2 would bring many requests at once through one connection, and has limits of its own.
        HttpServerOptions options = new HttpServerOptions()
                .setCompressionSupported(true)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
        Connections connections = new Connections(ConnectionLimits.USUAL, System::nanoTime);
        pools = WorkPools.open(vertx);
        vertx.setPeriodic(CHECK_MILLISECONDS, _ -> connections.check());
        return vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .requestHandler(router())
                .listen(listening.port(), listening.host())
                .onSuccess(started -> server = started);
    }

    @Override
    public Future<?> stop() {
        return pools.close();
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** The methods that each path below {@code /api} and {@code /health} takes; {@code :name} stands for any word. */
    public Map<String, Set<String>> routes() {
        return bound;
    }

    private static BodyRoom bodyRoom() {
        long all = Math.max(4 * LARGEST_BODY, Runtime.getRuntime().maxMemory() / BODIES_SHARE);
        return new BodyRoom(
                all,
                LARGEST_BODY,
                context -> Routes.overloaded(context, "The server reads as many bodies as it has room for."));
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().failureHandler(Routes::refuse);
        router.route().handler(Headers::add);
        Optional<RateLimit> rate = listening.rate() == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(listening.rate(), System::nanoTime));
        new Access(listening.tokens(), rate, listening.host()).bind(router);
        new Metrics(parts.registry(), parts.workers()).bind(router);
        router.route("/api/*").handler(bodyRoom()::take);
        router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        Routes routes = new Routes(router, new Idempotency(vertx, parts.store()), pools.checks());
        Answers answers = new Answers(vertx, parts.store());
        new StudyRoutes(parts.coordinator(), answers, new DryRun(), pools.checks()).bind(routes);
        new ReplayRoutes(parts.coordinator(), answers, pools.replays()).bind(routes);
        new TrialRoutes(parts.coordinator(), answers, parts.models(), pools.analyses()).bind(routes);
        new ReadingRoutes(answers, parts.models(), new EventStreams(vertx, answers), pools.analyses()).bind(routes);
        new DatasetRoutes(parts.datasets(), answers, pools.registrations()).bind(routes);
        new ServerRoutes(parts.workers(), parts.store(), parts.studySchema(), parts.description()).bind(routes);
        routes.close();
        bound = routes.bound();
        Pages.read().bind(router);
        for (int status : new int[] {400, 404, 405, 413, 500}) {
            router.errorHandler(status, Routes::refuse);
        }
        return router;
    }
}
