package dev.espalier.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Cancellation;
import dev.espalier.study.Failure;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.Patience;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkPoolTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final Router router = Router.router(vertx);
    private HttpServer server;
    private ApiClient api;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer().requestHandler(router);
        CompletableFuture<HttpServer> listening = new CompletableFuture<>();
        context.runOnContext(_ -> server.listen(0, "127.0.0.1").onSuccess(listening::complete));
        listening.join();
        api = new ApiClient(URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    @AfterEach
    void end() {
        released.countDown();
        api.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private WorkPool pool(int threads, int waiting, Duration longest) {
        WorkLimits limits = new WorkLimits("test", threads, waiting, longest, "too many", "too long");
        return new WorkPool(vertx, limits);
    }

    /** Work done for every request to a path; answered 200, or 429 or 422 as it was refused. */
    private void bind(String path, WorkPool pool, Callable<String> work) {
        router.get(path)
                .handler(context -> pool.run(context, work)
                        .onSuccess(done -> context.response().end(done))
                        .onFailure(problem -> refuse(context, problem)));
    }

    private static void refuse(RoutingContext context, Throwable problem) {
        if (!context.response().closed()) {
            int status = ((Failure) problem).category() == Failure.Category.BUSY ? 429 : 422;
            context.response().setStatusCode(status).end(problem.getMessage());
        }
    }

    private static String pass(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(Patience.LONGEST.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
        return "done";
    }

    /** Goes on until it is given up. */
    private String endless() {
        begun.countDown();
        try {
            while (true) {
                Cancellation.check();
                Thread.onSpinWait();
            }
        } finally {
            givenUp.countDown();
        }
    }

    private ApiAnswer get(String path) {
        return api.getFromRoot(path);
    }

    @Test
    void whatWaitsIsBoundedAndTheRestRefused() throws InterruptedException {
        bind("/work", pool(2, 3, LONG), () -> pass(released));
        List<CompletableFuture<ApiAnswer>> asked = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            asked.add(api.sendLater("GET", "/work", Map.of(), Optional.empty()));
        }
        // Seven are refused while five are under way, whichever those are.
        List<ApiAnswer> refused = new ArrayList<>();
        CountDownLatch seven = new CountDownLatch(7);
        asked.forEach(answer -> answer.thenAccept(came -> {
            refused.add(came);
            seven.countDown();
        }));
        pass(seven);
        assertThat(List.copyOf(refused)).hasSize(7).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body()).isEqualTo("too many");
        });

        released.countDown();

        assertThat(asked.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 200))
                .hasSize(5);
        assertThat(get("/work").status()).isEqualTo(200);
    }

    @Test
    void whatTakesTooLongIsGivenUpAndSaysSo() throws InterruptedException {
        bind("/work", pool(1, 1, Duration.ofMillis(50)), this::endless);

        ApiAnswer answer = get("/work");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("too long");
        pass(givenUp);
    }

    @Test
    void workEndsWithTheRequestThatAskedForIt() throws InterruptedException, IOException {
        WorkPool pool = pool(1, 1, LONG);
        bind("/endless", pool, this::endless);
        bind("/short", pool, () -> "done");
        try (Socket client = new Socket("127.0.0.1", server.actualPort())) {
            client.getOutputStream()
                    .write("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            pass(begun);
        }

        pass(givenUp);
        assertThat(get("/short").status()).isEqualTo(200);
    }

    @Test
    void closingGivesAllWorkUpAndWaitsUntilItEnded() throws InterruptedException {
        WorkPool pool = pool(1, 1, LONG);
        bind("/endless", pool, this::endless);
        CompletableFuture<ApiAnswer> asked = api.sendLater("GET", "/endless", Map.of(), Optional.empty());
        pass(begun);

        CompletableFuture<Void> closed = new CompletableFuture<>();
        context.runOnContext(_ -> pool.close().onSuccess(closed::complete));
        closed.join();

        assertThat(givenUp.getCount()).isZero();
        assertThat(asked.join().status()).isEqualTo(429);
        assertThat(get("/endless").status()).isEqualTo(429);
    }

    @Test
    void workThatNobodyCanGiveUpGoesOn() {
        assertThat(Cancellation.call(Cancellation.here(), () -> "done")).isEqualTo("done");
        Cancellation.check();
    }
}
