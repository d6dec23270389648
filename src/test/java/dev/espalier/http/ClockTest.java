package dev.espalier.http;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.HandSetClock;
import dev.espalier.testing.JsonView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wall clocks that are set, and a server that stands still: no time that counts. */
class ClockTest {
    private final HandSetClock machine = new HandSetClock();

    /** The server looks at its clock once a second, and says in the journal that it was moved. */
    private static void untilItIsSeen(ExternalStudy study, JsonView before) {
        await().until(() -> study.get().whole("position") > before.whole("position"));
    }

    @ParameterizedTest
    @ValueSource(longs = {7200, -7200})
    void aWallClockThatIsSetEndsNoLeaseAndSpendsNoTime(long seconds, @TempDir Path directory) {
        try (TestServer server = TestServer.withClock(directory.resolve("data"), machine::started)) {
            ExternalStudy study = ExternalStudy.submit(
                    server.client(),
                    "'lease_duration': 'PT1M', 'budget': {'max_time': 'PT1H'}, 'resource': {'max': 9},"
                            + "'stop_when': [{'type': 'time', 'duration': 'PT1H'}]");
            JsonView trial = study.ask(1, "one").getFirst();
            machine.pass(Duration.ofSeconds(1));
            study.report(trial, 1, 0.5).expect(200);
            JsonView before = study.get();

            machine.set(Duration.ofSeconds(seconds));
            untilItIsSeen(study, before);

            assertThat(study.get().text("state")).isEqualTo("running");
            assertThat(study.report(trial, 2, 0.4).status()).isEqualTo(200);
            assertThat(Instant.parse(study.ask(1, "one").getFirst().text("lease_expires_at")))
                    .isEqualTo(machine.wall().plusSeconds(60));
            assertThat(study.tell(trial, 0.3).json(200).number("duration_s")).isEqualTo(1);
            assertThat(Instant.parse(study.trial(0).text("finished_at"))).isEqualTo(machine.wall());
            assertThat(study.get().number("spent_s")).isEqualTo(1);
            assertThat(Instant.parse(study.get().text("running_since"))).isEqualTo(machine.wall());
        }
    }

    @Test
    void aServerThatStoodStillForLongerThanALeaseHearsWhatWaitsBeforeAnyLeaseEnds(@TempDir Path directory) {
        try (TestServer server = TestServer.withClock(directory.resolve("data"), machine::started)) {
            ExternalStudy study = ExternalStudy.submit(
                    server.client(),
                    "'lease_duration': 'PT1M', 'budget': {'max_time': 'PT1M'}, 'resource': {'max': 9}");
            JsonView trial = study.ask();
            JsonView before = study.get();

            machine.pass(Duration.ofSeconds(90));
            untilItIsSeen(study, before);

            assertThat(study.report(trial, 1, 0.5).json(200).text("decision")).isEqualTo("continue");
            assertThat(study.trial(0).whole("attempt")).isEqualTo(1);
            assertThat(study.get().text("state")).isEqualTo("running");
        }
    }

    @Test
    void aServerThatStartsWithItsClockSetBackGoesOnWithTheTimeThatWasSpent(@TempDir Path directory) {
        try (TestServer server = TestServer.withClock(directory.resolve("data"), machine::started)) {
            ExternalStudy study = ExternalStudy.submit(server.client(), "'budget': {'max_time': 'PT1H'}");
            JsonView trial = study.ask();
            machine.pass(Duration.ofSeconds(1));
            study.tell(trial, 0.5).expect(200);
            machine.set(Duration.ofDays(-1));

            server.restart();
            ExternalStudy after = study.by(server.client());

            assertThat(after.get().number("spent_s")).isEqualTo(1);
            machine.pass(Duration.ofSeconds(1));
            assertThat(after.evaluate(0.4).number("duration_s")).isZero();
            assertThat(after.post("/pause", "{}").json(200).number("spent_s")).isEqualTo(2);
        }
    }
}
