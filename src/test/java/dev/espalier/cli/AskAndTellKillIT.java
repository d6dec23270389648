package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import dev.espalier.testing.Pages;
import dev.espalier.testing.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed again and again under clients that ask, report and tell, and send again what was not answered. */
class AskAndTellKillIT {
    private static final int KILLS = 10;
    private static final int TRIALS = 80;
    private static final int STEPS = 3;
    private static final int CLIENTS = 3;

    private final AtomicReference<ApiClient> api = new AtomicReference<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Map<String, Double> reported = new ConcurrentHashMap<>();
    private final Map<Integer, Double> told = new ConcurrentHashMap<>();
    private final List<String> refusals = java.util.Collections.synchronizedList(new ArrayList<>());

    @Test
    void nothingThatWasAnsweredIsLostNoTrialIsDoubledAndTheStudyCompletes(@TempDir Path directory) throws Exception {
        Random random = new Random(20);
        LaunchedServer server = LaunchedServer.start(directory.resolve("data"), "--workers", "0");
        api.set(new ApiClient(server.url()));
        ExternalStudy study = ExternalStudy.submit(api.get(), """
                'seed': 3, 'sampler': {'type': 'tpe', 'n_startup_trials': 5}, 'resource': {'max': %d},
                'budget': {'max_trials': %d}
                """.formatted(STEPS, TRIALS));
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofVirtual().start(() -> evaluate(study, "client " + client)))
                .toList();
        int requests = TRIALS * (STEPS + 2);
        for (int kill = 0; kill < KILLS; kill++) {
            int moment = (requests * kill + random.nextInt(requests)) / (KILLS + 1);
            await().pollInterval(Duration.ofMillis(1)).until(() -> answered.get() >= moment);
            server.kill();
            server = LaunchedServer.start(directory.resolve("data"), "--workers", "0");
            api.getAndSet(new ApiClient(server.url())).close();
        }
        try (LaunchedServer last = server;
                ApiClient client = new ApiClient(last.url())) {
            for (Thread thread : clients) {
                assertThat(thread.join(Patience.LONGEST)).isTrue();
            }
            compare(study.by(client), client);
        }
    }

    /** Evaluates trials until the study is over. */
    private void evaluate(ExternalStudy study, String client) {
        while (refusals.isEmpty()) {
            JsonView asked = send(study, now -> now.post("/ask", "{'client': '" + client + "'}"))
                    .json();
            if (!asked.text("state").equals("running")) {
                return;
            }
            asked.items("trials").forEach(trial -> evaluate(study, trial));
        }
    }

    private void evaluate(ExternalStudy study, JsonView trial) {
        double x = trial.number("config.x");
        int number = trial.whole("number");
        for (int step = 1; step <= STEPS; step++) {
            int at = step;
            send(study, now -> now.report(trial, at, x / at));
            reported.put(number + ":" + step, x / step);
        }
        send(study, now -> now.tell(trial, x));
        told.put(number, x);
    }

    /** Sends until there is an answer, to whatever server runs by then. */
    private ApiAnswer send(ExternalStudy study, Function<ExternalStudy, ApiAnswer> request) {
        ApiAnswer answer = await().ignoreException(CompletionException.class)
                .until(() -> request.apply(study.by(api.get())), _ -> true);
        if (answer.status() != 200) {
            refusals.add(answer.status() + " " + answer.body());
        }
        answered.incrementAndGet();
        return answer;
    }

    private void compare(ExternalStudy study, ApiClient client) {
        assertThat(refusals).isEmpty();
        assertThat(study.get().text("state")).isEqualTo("completed");
        List<JsonView> trials = Pages.all(client, study.path() + "/trials?limit=50");
        assertThat(trials)
                .extracting(trial -> trial.whole("number"))
                .isEqualTo(IntStream.range(0, TRIALS).boxed().toList());
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.text("state")).isEqualTo("complete");
            assertThat(trial.whole("attempt")).isEqualTo(1);
            assertThat(trial.number("metrics.loss")).isEqualTo(told.get(trial.whole("number")));
        });
        assertThat(told).hasSize(TRIALS);
        for (JsonView trial : trials) {
            List<JsonView> measurements = study.trial(trial.whole("number")).items("measurements");
            assertThat(measurements)
                    .hasSize(STEPS)
                    .allSatisfy(measurement -> assertThat(measurement.number("metrics.loss"))
                            .isEqualTo(reported.get(measurement.whole("number") + ":" + measurement.whole("step"))));
        }
    }
}
