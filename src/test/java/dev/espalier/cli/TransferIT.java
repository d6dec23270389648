package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that go on from what others learnt, on a real server. */
class TransferIT {
    private static final String STUDY = """
            {'name': 'spirals', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}], 'resource': {'max': %d},
             'budget': {'max_trials': 1}, 'trial': {'dataset': 'spirals', 'batch_size': 32, 'learning_rate': %s,
             'start_from': %s, 'model': {'type': 'mlp', 'width': 32, 'dropout': {'$choice': [0]}}}}""";

    @Test
    void aTrialStartsFromTheBestOfAnEarlierStudyEvenAfterARestart(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path roots = Files.createDirectories(folder.resolve("roots"));
        JsonView earlier;
        try (LaunchedServer server = LaunchedServer.start(data, "--data-root", roots.toString());
                ApiClient api = new ApiClient(server.url())) {
            earlier = best(api, study(6, "0.01", "'none'"));
            Files.writeString(roots.resolve("notes.npz"), "no arrays at all");
            refused(api, "{'type': 'npz', 'file': 'notes.npz'}", "trial.start_from");
            refused(api, "{'type': 'npz', 'file': '../data/espalier.mv.db'}", "trial.start_from");
            refused(api, "{'type': 'model', 'file': 'absent.zip'}", "trial.start_from");
            refused(api, "{'type': 'trial', 'study': 'nowhere', 'trial': 0}", "trial.start_from");
            refused(api, "{'type': 'trial', 'study': 'nowhere'}", "trial.start_from.study");
            refused(api, "{'type': 'trial', 'study': '%s', 'trial': 9}".formatted(id), "trial.start_from");
            server.kill();
        }
        try (LaunchedServer again = LaunchedServer.start(data, "--data-root", roots.toString());
                ApiClient api = new ApiClient(again.url())) {
            JsonView later = best(api, study(1, "1e-8", "{'type': 'trial', 'study': '%s'}".formatted(id)));
            assertThat(later.number("metrics.val_accuracy"))
                    .isBetween(
                            earlier.number("metrics.val_accuracy") - 0.02,
                            earlier.number("metrics.val_accuracy") + 0.02);
            assertThat(later.whole("config.start_from.trial")).isZero();
        }
    }

    private String id = "";

    private static String study(int epochs, String rate, String start) {
        return STUDY.formatted(epochs, rate, start).replace('\'', '"');
    }

    private JsonView best(ApiClient api, String study) {
        id = api.post("/studies", study).json(201).text("id");
        await().until(() -> api.get("/studies/" + id).json(200).text("state").equals("completed"));
        return api.get("/studies/" + id + "/best").json(200);
    }

    private static void refused(ApiClient api, String start, String path) {
        assertThat(api.post("/studies", study(1, "0.01", start)).problemPaths()).containsExactly(path);
    }
}
