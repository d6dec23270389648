package dev.espalier.cli.view;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.view.Terminal.Colours;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.LaunchedServer;
import dev.espalier.testing.UnclaimedPort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatcherIT {
    private static final String STUDY = """
            {"name": "watched", "executor": "external", "objectives": [{"metric": "score", "goal": "maximize"}],
             "budget": {"max_trials": 3}, "trial": {"x": {"$float": {"low": 0, "high": 1}}}}""";

    private final StringWriter shown = new StringWriter();

    @Test
    void aWatcherSeesEveryTrialOnceThoughTheServerIsKilledMeanwhile(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        LaunchedServer first = LaunchedServer.start(data, UnclaimedPort.find(), "--workers", "0");
        try (EspalierClient client = new EspalierClient(first.url(), Optional.empty())) {
            String study = client.post("/studies", JsonText.parse(STUDY)).text("id");
            CompletableFuture<StudyAnswer> end = CompletableFuture.supplyAsync(() -> watch(client, study));
            await().until(() -> shown.toString().contains("is queued"));
            answerOne(client, study);
            first.kill();
            try (LaunchedServer second = LaunchedServer.start(data, first.url().getPort(), "--workers", "0")) {
                answerOne(client, study);
                answerOne(client, study);
                assertThat(end.get().state()).isEqualTo("completed");
                assertThat(second.terminate()).isZero();
            }
        }
        assertThat(shown.toString().lines().filter(line -> line.startsWith("trial ")))
                .hasSize(3)
                .allMatch(line -> line.contains("complete: score 0.5"));
    }

    private StudyAnswer watch(EspalierClient client, String study) {
        Terminal lines = new Terminal(new PrintWriter(shown), Optional.empty(), Colours.PLAIN);
        return Watcher.watch(client, study, new LinesView(lines));
    }

    private static void answerOne(EspalierClient client, String study) {
        String path = "/studies/" + study;
        Json question = JsonText.parse("{\"count\": 1, \"client\": \"test\"}");
        Answer trial = client.post(path + "/ask", question).list("trials").getFirst();
        client.post(
                path + "/trials/" + trial.text("number") + "/tell",
                Json.EMPTY
                        .with("lease", Json.text(trial.text("lease")))
                        .with("metrics", JsonText.parse("{\"score\": 0.5}")));
    }
}
