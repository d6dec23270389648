package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The winner's measurement on the test split, when nobody could make it in time. */
class ScoringIT {
    private static final String STUDY = """
            {'name': 'spirals', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}], 'resource': {'max': 1},
             'budget': {'max_trials': 100000}, 'trial': {'task': 'tabular-classification', 'dataset': 'spirals',
             'model': {'type': 'mlp', 'width': {'$int': {'low': 8, 'high': 16}}}}}""";

    @Test
    void aWinnerThatNoWorkerCouldScoreBeforeTheServerWasKilledIsScoredAfterTheRestart(@TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        String study = killedWithACompleteTrial(data);
        try (LaunchedServer idle = LaunchedServer.start(data, "--workers", "0");
                ApiClient api = new ApiClient(idle.url())) {
            assertThat(api.post("/studies/" + study + "/stop", "").status()).isEqualTo(200);
            assertThat(api.get("/studies/" + study + "/best").body()).doesNotContain("test_accuracy");
            idle.kill();
        }
        try (LaunchedServer again = LaunchedServer.start(data);
                ApiClient api = new ApiClient(again.url())) {
            await().untilAsserted(() ->
                    assertThat(api.get("/studies/" + study + "/best").body()).contains("test_accuracy"));
            JsonView best = api.get("/studies/" + study + "/best").json();
            JsonView confusion = api.get("/studies/" + study + "/trials/" + best.whole("number") + "/confusion")
                    .json(200);
            assertThat(confusion.items("classes")).hasSize(3);
            assertThat(share(confusion, "validation")).isEqualTo(best.number("metrics.val_accuracy"));
            assertThat(share(confusion, "test")).isEqualTo(best.number("metrics.test_accuracy"));
            assertThat(best.number("peak_memory_bytes")).isEqualTo(best.number("metrics.peak_memory_bytes"));
        }
    }

    /** The share of the examples that were predicted right. */
    private static double share(JsonView confusion, String split) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < confusion.items(split).size(); i++) {
            List<Json> row = ((Json.Array) confusion.items(split).get(i).json()).items();
            for (int j = 0; j < row.size(); j++) {
                double count = ((Json.Number) row.get(j)).doubleValue();
                all += count;
                right += i == j ? count : 0;
            }
        }
        return right / all;
    }

    private static String killedWithACompleteTrial(Path data) throws Exception {
        try (LaunchedServer server = LaunchedServer.start(data);
                ApiClient api = new ApiClient(server.url())) {
            String study = api.post("/studies", STUDY.replace('\'', '"')).json().text("id");
            await().until(() -> api.get("/studies/" + study + "/best").status() == 200);
            server.kill();
            return study;
        }
    }
}
