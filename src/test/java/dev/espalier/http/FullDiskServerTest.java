package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.LiveEvents;
import dev.espalier.cli.TestServer;
import dev.espalier.json.JsonText;
import dev.espalier.store.disk.JournaledPath;
import dev.espalier.store.disk.SimulatedDisk;
import dev.espalier.store.disk.SimulatedPath;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.HandSetClock;
import dev.espalier.testing.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose database's disk fills up, and has room again. */
class FullDiskServerTest {
    private static final String FULL = "Nothing can be stored: the disk that holds the data directory is full.";

    private final HandSetClock machine = new HandSetClock();

    @Test
    void writesAreRefusedInWordsReadsGoOnAndTheStudyGoesOnByItself(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("some.csv"), "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n9,x\n");
        SimulatedPath.clear("served");
        SimulatedDisk disk = SimulatedPath.disk("served");
        JournaledPath.register();
        String url = "jdbc:h2:journaled:" + SimulatedPath.prefix("served") + "espalier";
        try (TestServer server = TestServer.withDatabase(folder.resolve("data"), folder, url, machine::started)) {
            ApiClient api = server.client();
            ExternalStudy study = ExternalStudy.submit(
                    api, "'resource': {'max': 9}, 'lease_duration': 'PT1S', 'budget': {'max_time': 'PT1S'}");
            JsonView trial = study.ask();
            study.report(trial, 1, 0.5).expect(200);
            try (LiveEvents events = server.listen(study.id(), "")) {
                disk.fill();

                for (ApiAnswer refused : writes(api, study, trial)) {
                    assertThat(refused.json(503).text("detail")).isEqualTo(FULL);
                    assertThat(refused.header("Retry-After")).isNotEmpty();
                }
                assertThat(api.getFromRoot("/health/ready").json(503).text("detail"))
                        .isEqualTo(FULL);
                assertThat(api.getFromRoot("/health/live").status()).isEqualTo(200);
                assertThat(api.getFromRoot("/").status()).isIn(200, 404);
                reads(api, study).forEach(answer -> answer.expect(200));
                assertThat(study.get().text("state")).isEqualTo("paused");
                assertThat(study.get().text("reason")).startsWith(FULL);
                assertThat(study.trial(0).items("measurements")).hasSize(1);
                await().until(() -> !events.heard("study").isEmpty()
                        && events.heard("study").getLast().text("state").equals("paused"));

                // Longer than the lease and the study's own time, and less than what would count as a stall of the
                // process.
                machine.pass(Duration.ofMillis(1_900));
                disk.free();

                await().until(() -> study.report(trial, 2, 0.25).status() == 200);
                assertThat(api.getFromRoot("/health/ready").status()).isEqualTo(200);
                assertThat(study.get().text("state")).isEqualTo("running");
                assertThat(study.trial(0).whole("attempt")).isEqualTo(1);
                assertThat(Instant.parse(study.get().text("running_since"))).isEqualTo(machine.wall());
                assertThat(study.tell(trial, 0.125).json(200).number("duration_s"))
                        .isZero();
                await().until(() -> events.heard("study").getLast().whole("counts.complete") == 1);
            }
            server.restart();
            assertThat(study.by(server.client()).trial(0).items("measurements")).hasSize(2);
        }
    }

    private static List<ApiAnswer> writes(ApiClient api, ExternalStudy study, JsonView trial) {
        String dataset = json("{'name': 'some', 'format': 'csv', 'options': {'label': 'b'}, 'train': 'some.csv'}");
        return Stream.of(
                        study.report(trial, 2, 0.25),
                        study.tell(trial, 0.25),
                        study.post("/ask", "{}"),
                        study.post("/pause", "{}"),
                        study.post("/resume", "{}"),
                        study.post("/stop", "{}"),
                        study.post("/trials", "{'configuration': {'x': 0.5}}"),
                        study.post("/trials/0/stop", "{}"),
                        api.patch(study.path(), json("{'note': 'full'}")),
                        api.delete(study.path()),
                        api.post("/datasets", dataset),
                        api.post("/studies", ExternalStudy.spec("")),
                        api.post("/studies", JsonText.print(ExternalStudy.spec("")), Map.of("Idempotency-Key", "once")))
                .toList();
    }

    private static List<ApiAnswer> reads(ApiClient api, ExternalStudy study) {
        return Stream.of(
                        api.get("/studies"),
                        api.get(study.path()),
                        study.get("/trials"),
                        study.get("/trials/0"),
                        study.get("/leaderboard"),
                        study.get("/analysis/history"),
                        study.get("/export"),
                        api.get("/datasets"))
                .toList();
    }
}
