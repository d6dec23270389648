package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @Test
    void aStudyGoesOnAndItsClientsKeepTheirTrials(@TempDir Path directory) {
        try (TestServer server = TestServer.start(directory.resolve("data"))) {
            ExternalStudy before = ExternalStudy.submit(
                    server.client(), "'resource': {'max': 3}, 'budget': {'max_trials': 6}, 'enqueue': [{'x': 0.5}]");
            List<JsonView> trials = before.ask(3, "one");
            before.report(trials.get(0), 1, 0.5).expect(200);
            before.tell(trials.get(1), 0.25).expect(200);
            before.fail(trials.get(2), "broken").expect(200);
            JsonView shown = before.get();

            server.restart();
            ExternalStudy after = before.by(server.client());

            assertThat(after.get().at("counts")).isEqualTo(shown.at("counts"));
            assertThat(after.get().at("best")).isEqualTo(shown.at("best"));
            assertThat(after.get().text("state")).isEqualTo("running");
            assertThat(after.ask(1, "one").getFirst().text("lease"))
                    .isEqualTo(trials.getFirst().text("lease"));
            assertThat(after.report(trials.get(0), 1, 0.5).json(200).text("decision"))
                    .isEqualTo("continue");
            assertThat(after.report(trials.get(0), 2, 0.4).status()).isEqualTo(200);
            assertThat(after.tell(trials.get(0), 0.3).status()).isEqualTo(200);
            assertThat(after.tell(trials.get(1), 0.25).status()).isEqualTo(200);
            assertThat(after.tell(trials.get(1), 0.2).status()).isEqualTo(409);

            for (int number = 3; number < 6; number++) {
                JsonView next = after.ask();
                assertThat(next.whole("number")).isEqualTo(number);
                after.tell(next, number).expect(200);
            }
            assertThat(after.get().text("state")).isEqualTo("completed");
            assertThat(after.trial(0).wholes("measurements", "step")).containsExactly(1, 2);
        }
    }

    @Test
    void whatASecondReportAddedOutlivesTheServer(@TempDir Path directory) {
        try (TestServer server = TestServer.start(directory.resolve("data"))) {
            ExternalStudy before = ExternalStudy.submit(server.client(), "'resource': {'max': 9}, 'scheduler': 'asha'");
            JsonView trial = before.ask();
            before.send(trial, "/report", "'step': 1, 'metrics': {'train_loss': 1}")
                    .expect(200);
            before.send(trial, "/report", "'step': 2, 'metrics': {'train_loss': 0.9}")
                    .expect(200);
            JsonView added = before.send(trial, "/report", "'step': 1, 'metrics': {'loss': 0.5}")
                    .json(200);
            JsonView shown = before.trial(0);

            server.restart();
            ExternalStudy after = before.by(server.client());

            assertThat(after.trial(0)).isEqualTo(shown);
            assertThat(after.trial(0).whole("step")).isEqualTo(2);
            assertThat(after.send(trial, "/report", "'step': 1, 'metrics': {'loss': 0.5}")
                            .json(200))
                    .isEqualTo(added);
            assertThat(after.report(trial, 1, 0.4).status()).isEqualTo(409);
            assertThat(after.report(trial, 2, 0.4).json(200).text("decision")).isEqualTo("continue");
            assertThat(after.report(trial, 3, 0.3).json(200).text("reason")).startsWith("asha: rung 3");
        }
    }

    @Test
    void whatWasPausedStoppedOrCompletedStaysSo(@TempDir Path directory) {
        try (TestServer server = TestServer.start(directory.resolve("data"))) {
            ExternalStudy paused = ExternalStudy.submit(server.client(), "");
            paused.post("/pause", "{}").expect(200);
            ExternalStudy stopped = ExternalStudy.submit(server.client(), "");
            stopped.post("/stop", "{}").expect(200);
            ExternalStudy completed = ExternalStudy.submit(server.client(), "'budget': {'max_trials': 1}");
            completed.evaluate(1);
            JsonView board = completed.get("/leaderboard").json(200);

            server.restart();

            assertThat(paused.by(server.client()).get().text("state")).isEqualTo("paused");
            assertThat(paused.by(server.client()).post("/resume", "{}").status())
                    .isEqualTo(200);
            assertThat(stopped.by(server.client()).get().text("state")).isEqualTo("stopped");
            assertThat(completed.by(server.client()).get().text("state")).isEqualTo("completed");
            assertThat(completed.by(server.client()).get("/leaderboard").json(200))
                    .isEqualTo(board);
        }
    }

    @Test
    void theSuggestionsAfterARestartAreThoseThatWouldHaveComeWithoutOne(@TempDir Path directory) {
        assertThat(suggestions(directory.resolve("broken"), 7)).isEqualTo(suggestions(directory.resolve("steady"), -1));
    }

    private static List<Double> suggestions(Path directory, int restartBefore) {
        List<Double> suggestions = new ArrayList<>();
        try (TestServer server = TestServer.start(directory)) {
            ExternalStudy study = ExternalStudy.submit(
                    server.client(), "'seed': 5, 'sampler': {'type': 'tpe', 'n_startup_trials': 4}");
            for (int number = 0; number < 12; number++) {
                if (number == restartBefore) {
                    server.restart();
                    study = study.by(server.client());
                }
                JsonView trial = study.ask();
                suggestions.add(trial.number("config.x"));
                study.tell(trial, Math.abs(trial.number("config.x") - 0.3)).expect(200);
            }
        }
        return suggestions;
    }
}
