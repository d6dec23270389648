package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.http.limits.WorkLimits;
import dev.espalier.http.limits.WorkPool;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStores;
import dev.espalier.study.Conflict;
import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.UnknownThing;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a failure, whoever fails. */
class RoutesTest {
    private Vertx vertx;
    private StudyStore store;
    private Routes routes;
    private ApiClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        vertx = Vertx.vertx();
        store = StudyStores.open(directory);
        Router router = Router.router(vertx);
        routes = new Routes(router, new Idempotency(vertx, store), new WorkPool(vertx, WorkLimits.CHECKS));
        HttpServer server =
                await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        client = new ApiClient(URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void end() {
        client.close();
        await(vertx.close());
        store.close();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static final class Refused extends Failure {
        private static final long serialVersionUID = 1L;

        Refused(Category category) {
            super(category, "the disk cannot keep up");
        }
    }

    private ApiAnswer failing(RuntimeException problem) {
        routes.get("/api/v1/later", _ -> Future.failedFuture(problem)).get("/api/v1/thrown", _ -> {
            throw problem;
        });
        ApiAnswer thrown = client.get("/thrown");
        assertThat(client.get("/later").status()).isEqualTo(thrown.status());
        assertThat(thrown.header("Content-Type")).isEqualTo("application/problem+json");
        return thrown;
    }

    @Test
    void overCapacityIsSaidWithWhenToComeBack() {
        ApiAnswer answer = failing(new Refused(Failure.Category.BUSY));

        assertThat(answer.json(429).text("detail")).isEqualTo("the disk cannot keep up");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aConflictIsSaid() {
        assertThat(failing(new Conflict("taken")).json(409).text("detail")).isEqualTo("taken");
    }

    @Test
    void whatIsUnknownIsSaid() {
        assertThat(failing(new UnknownThing("study", "x")).json(404).text("detail"))
                .contains("study x");
    }

    @Test
    void whatIsInvalidIsSaidWithItsProblems() {
        assertThat(failing(new InvalidInput("name", "is required")).problemPaths())
                .containsExactly("name");
    }

    @Test
    void whatIsTooLargeIsSaid() {
        assertThat(failing(new Refused(Failure.Category.TOO_LARGE)).status()).isEqualTo(413);
    }

    @Test
    void aFaultOfTheServerTellsNothingOfItsInside() {
        ApiAnswer answer = failing(new IllegalStateException("password is swordfish"));

        assertThat(answer.json(500).text("detail")).doesNotContain("swordfish").contains("log");
    }

    @Test
    void theServerStillAnswersAfterAFault() {
        failing(new IllegalStateException("once"));
        routes.get("/api/v1/fine", _ -> Future.succeededFuture(Reply.ok(Json.text("yes"))));

        assertThat(client.get("/fine").json(200)).hasToString("\"yes\"");
    }
}
