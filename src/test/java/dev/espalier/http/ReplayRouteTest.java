package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRouteTest {
    private static final int WORKERS = 4;
    private static final int TRIALS = 18;
    private static final int STEPS = 9;

    private static final String SPACE = """
            'trial': {'x': {'$float': {'low': 0, 'high': 1}},
                      'kind': {'$choice': [{'type': 'a', 'y': {'$float': {'low': 0.001, 'high': 1, 'log': true}}},
                                           {'type': 'b', 'n': {'$int': {'low': 1, 'high': 9}}}]}},
            'enqueue': [{'x': 0.5, 'kind': 'b', 'kind.b.n': 3}], 'seed': 3,
            'resource': {'name': 'step', 'min': 1, 'max': 9}, 'budget': {'max_trials': 18}, """;

    private static final List<String> ALGORITHMS = List.of(
            "'sampler': 'random', 'scheduler': 'asha'",
            "'sampler': 'tpe', 'scheduler': 'median'",
            "'sampler': 'auto', 'scheduler': {'type': 'asha', 'mode': 'promote'}",
            "'sampler': 'sobol', 'scheduler': 'none'",
            "'sampler': 'gp', 'scheduler': 'pasha'",
            "'sampler': 'cma-es', 'scheduler': 'none'",
            "'sampler': 'evolution', 'scheduler': 'percentile'",
            "'sampler': 'nsga2', 'scheduler': 'none'",
            "'sampler': 'bohb', 'scheduler': 'hyperband'");

    @Test
    void everySuggestionOfAStudyWithFourWorkersFailuresPruningAndARestartComesOutTheSame(@TempDir Path directory)
            throws Exception {
        TestServer server = TestServer.start(directory.resolve("data"));
        try (server) {
            Map<String, ExternalStudy> studies = new LinkedHashMap<>();
            for (String algorithms : ALGORITHMS) {
                ExternalStudy study = ExternalStudy.submit(server.client(), SPACE + algorithms);
                work(study, TRIALS / 2);
                studies.put(algorithms, study);
            }
            server.restart();
            for (String algorithms : ALGORITHMS) {
                ExternalStudy study = studies.get(algorithms).by(server.client());
                work(study, TRIALS);

                JsonView report = study.post("/replay", "{}").json(200);

                assertThat(study.get().text("state")).isEqualTo("completed");
                assertThat(study.get().whole("counts.failed")).isPositive();
                assertThat(report).as(algorithms).hasToString("""
                        {"suggestions":17,"identical":17,"differences":[]}""");
            }
        }
    }

    @Test
    void aSamplerThatGoesByTheBudgetIsReplayedAcrossAnAmendmentAndARestart(@TempDir Path directory) throws Exception {
        TestServer server = TestServer.start(directory.resolve("data"));
        try (server) {
            ExternalStudy study =
                    ExternalStudy.submit(server.client(), SPACE + "'sampler': {'type': 'auto'}, 'scheduler': 'none'");
            work(study, TRIALS / 4);
            server.client()
                    .patch(study.path(), "{\"budget\": {\"max_trials\": 5000}}")
                    .expect(200);
            work(study, TRIALS / 2);
            server.restart();
            ExternalStudy after = study.by(server.client());
            work(after, TRIALS - 1);

            JsonView report = after.post("/replay", "{}").json(200);

            assertThat(report.whole("suggestions")).isGreaterThan(TRIALS / 2);
            assertThat(report.items("differences")).isEmpty();
        }
    }

    /** Four clients at once, until so many trials were given out; those under way then are left as they are. */
    private static void work(ExternalStudy study, int trials) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = java.util.stream.IntStream.range(0, WORKERS)
                    .<Future<?>>mapToObj(worker -> threads.submit(() -> client(study, "client-" + worker, trials)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static void client(ExternalStudy study, String name, int trials) {
        JsonView asked = study.askUntilThereIsOneOrAllIsOver(name);
        while (asked.text("state").equals("running")) {
            for (JsonView trial : asked.items("trials")) {
                if (trials < TRIALS && trial.whole("number") >= trials) {
                    return;
                }
                train(study, trial);
            }
            asked = study.askUntilThereIsOneOrAllIsOver(name);
        }
    }

    private static void train(ExternalStudy study, JsonView trial) {
        int number = trial.whole("number");
        if (number % 7 == 3) {
            study.fail(trial, "broken").expect(200);
            return;
        }
        double x = trial.number("configuration.x");
        int to = trial.whole("resource.to");
        for (int step = trial.whole("resource.from") + 1; step <= to; step++) {
            String decision = study.report(trial, step, loss(x, step)).json(200).text("decision");
            if (!decision.equals("continue")) {
                return;
            }
        }
        study.tell(trial, loss(x, to)).expect(200);
    }

    private static double loss(double x, int step) {
        return (x - 0.3) * (x - 0.3) + (STEPS - step) * 0.01;
    }
}
