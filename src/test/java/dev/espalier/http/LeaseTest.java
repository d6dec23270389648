package dev.espalier.http;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class LeaseTest {

    @Test
    void aHeartbeatMovesTheLeasesEnd(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'lease_duration': 'PT10M'");
        JsonView trial = study.ask();

        JsonView answer = study.heartbeat(trial).json(200);

        assertThat(answer.yes("stop")).isFalse();
        assertThat(Instant.parse(answer.text("lease_expires_at")))
                .isAfter(Instant.parse(trial.text("lease_expires_at")))
                .isBefore(Instant.now().plus(Duration.ofMinutes(11)));
    }

    @Test
    void aSilentHoldersTrialGoesToAnotherAndTheOldLeaseChangesNothing(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'lease_duration': 'PT0.3S', 'budget': {'max_parallel': 1}");
        JsonView silent = study.ask();
        await().until(() -> study.trial(0).text("state").equals("waiting"));
        assertThat(study.trial(0).text("reason")).contains("silent");
        assertThat(study.trial(0).text("attempts.0.outcome")).isNotEqualTo("running");

        JsonView taken = study.ask(1, "another").getFirst();

        assertThat(taken.whole("number")).isZero();
        assertThat(taken.whole("attempt")).isGreaterThanOrEqualTo(2);
        assertThat(taken.at("config")).isEqualTo(silent.at("config"));
        assertThat(study.report(silent, 1, 0.1).status()).isEqualTo(409);
        assertThat(study.tell(silent, 0.1).status()).isEqualTo(409);
        assertThat(study.heartbeat(silent).status()).isEqualTo(409);
        // A lease this short may be lost again before its holder tells.
        await().until(() -> study.ask(1, "another").stream()
                .anyMatch(trial -> study.tell(trial, 0.7).status() == 200));
        assertThat(study.trial(0).number("value")).isEqualTo(0.7);
    }

    @Test
    void theHolderOfATrialThatWasStoppedIsToldToStop(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();
        study.post("/trials/0/stop", "{}").expect(200);

        assertThat(study.heartbeat(trial).json(200).yes("stop")).isTrue();
        assertThat(study.report(trial, 1, 0.1).status()).isEqualTo(409);
        assertThat(study.tell(trial, 0.1).status()).isEqualTo(409);
    }

    @Test
    void aHeartbeatOfAnUnknownLeaseIsAConflictAndOfAnUnknownTrialNotFound(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.ask();

        assertThat(study.post("/trials/0/heartbeat", "{'lease': 'stolen'}").status())
                .isEqualTo(409);
        assertThat(study.post("/trials/1/heartbeat", "{'lease': 'stolen'}").status())
                .isEqualTo(404);
        assertThat(study.post("/trials/0/heartbeat", "{}").problemPaths()).containsExactly("lease");
    }
}
