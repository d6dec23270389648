package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose best trial was stopped before its last epoch. */
class BestIT {
    private static final String STUDY = """
            {'name': 'spirals', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}],
             'resource': {'max': 100000}, 'budget': {%s}, 'trial': {'task': 'tabular-classification', 'dataset': 'spirals',
             'model': {'type': 'mlp', 'width': {'$int': {'low': 8, 'high': 16}}}}}""";

    private static String submit(ApiClient api, String budget) {
        return api.post("/studies", STUDY.formatted(budget).replace('\'', '"'))
                .json(201)
                .text("id");
    }

    private static JsonView ended(ApiClient api, String study) {
        return await().until(
                        () -> api.get("/studies/" + study).json(200),
                        shown -> !shown.text("state").equals("running"));
    }

    @Test
    void aTrialThatRanWhenTheTimeWasSpentIsTheBestWithItsBestEpochsWeights(@TempDir Path folder) throws Exception {
        try (LaunchedServer server = LaunchedServer.start(folder.resolve("data"));
                ApiClient api = new ApiClient(server.url())) {
            String study = submit(api, "'max_time': 'PT5S', 'max_trials': 1");

            JsonView shown = ended(api, study);

            assertThat(shown.text("state")).isEqualTo("completed");
            JsonView best = api.get("/studies/" + study + "/best").json(200);
            assertThat(best.text("state")).isEqualTo("pruned");
            assertThat(best.number("metrics.val_accuracy")).isEqualTo(best.number("value"));
            assertThat(best.number("metrics.test_accuracy")).isPositive();
            List<JsonView> measurements =
                    api.get("/studies/" + study + "/trials/0").json(200).items("measurements");
            JsonView kept = measurements.stream()
                    .max(Comparator.<JsonView>comparingDouble(step -> step.number("metrics.val_accuracy"))
                            .thenComparing(step -> -step.whole("step")))
                    .orElseThrow();
            assertThat(best.number("metrics.train_loss")).isEqualTo(kept.number("metrics.train_loss"));
            assertThat(api.get("/studies/" + study + "/best/model").status()).isEqualTo(200);
            assertThat(api.post("/studies/" + study + "/best/predict", "{\"inputs\": [{\"x\": 0.5, \"y\": 0.3}]}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aStudyThatIsKilledWhileItEndsTakesTheWeightsOfTheLastCheckpoint(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String study;
        try (LaunchedServer server = LaunchedServer.start(data);
                ApiClient api = new ApiClient(server.url())) {
            study = submit(api, "");
            await().until(() ->
                    !api.get("/studies/" + study + "/trials/0").json().isNull("checkpoint"));
            server.kill();
        }
        try (LaunchedServer idle = LaunchedServer.start(data, "--workers", "0");
                ApiClient api = new ApiClient(idle.url())) {
            api.post("/studies/" + study + "/stop", "").expect(200);
            assertThat(api.get("/studies/" + study + "/best").status()).isEqualTo(404);
            idle.kill();
        }
        try (LaunchedServer again = LaunchedServer.start(data);
                ApiClient api = new ApiClient(again.url())) {
            await().until(() -> api.get("/studies/" + study + "/best").body().contains("test_accuracy"));

            assertThat(api.get("/studies/" + study + "/best").json(200).text("state"))
                    .isEqualTo("pruned");
            assertThat(api.get("/studies/" + study + "/best/model").status()).isEqualTo(200);
        }
    }
}
