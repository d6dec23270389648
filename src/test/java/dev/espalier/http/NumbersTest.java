package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class NumbersTest {

    @Test
    void numbersThatAreNotFiniteTravelAsWordsBothWays(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();

        study.send(trial, "/report", "'step': 1, 'metrics': {'loss': 'inf', 'a': '-inf', 'b': 'nan'}")
                .expect(200);

        assertThat(study.trial(0).at("metrics")).hasToString("{\"loss\":\"inf\",\"a\":\"-inf\",\"b\":\"nan\"}");
        assertThat(study.trial(0).at("measurements.0.metrics"))
                .isEqualTo(study.trial(0).at("metrics"));
        assertThat(study.get("/trials").json(200).at("items.0.metrics"))
                .isEqualTo(study.trial(0).at("metrics"));
    }

    @Test
    void aTrialToldNotANumberHasFailedAndAnInfiniteLossIsTheWorst(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView lost = study.ask();
        study.send(study.ask(), "/tell", "'metrics': {'loss': 'inf'}").expect(200);
        study.evaluate(1e300);

        assertThat(study.send(lost, "/tell", "'metrics': {'loss': 'nan'}")
                        .json(200)
                        .text("state"))
                .isEqualTo("failed");
        assertThat(study.get("/leaderboard").json(200).wholes("items", "number"))
                .containsExactly(2, 1);
        assertThat(study.get("/leaderboard").json(200).at("items.1.value")).hasToString("\"inf\"");
    }

    @Test
    void otherWordsAndNotationsAreRefused(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.ask();

        for (String value : new String[] {"'NaN'", "'Infinity'", "'1'", "true", "null", "[1]", "{}"}) {
            assertThat(study.post("/trials/0/tell", "{'lease': 'a', 'metrics': {'loss': " + value + "}}")
                            .problemPaths())
                    .as(value)
                    .containsExactly("metrics.loss");
        }
        for (String value : new String[] {"NaN", "Infinity", "+1", "01", ".5", "1."}) {
            assertThat(study.post("/trials/0/tell", "{'lease': 'a', 'metrics': {'loss': " + value + "}}")
                            .status())
                    .as(value)
                    .isEqualTo(400);
        }
    }

    @Test
    void aNumberBeyondADoubleIsRefusedOrInfiniteButNeverAnError(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.ask();

        for (String value : new String[] {"1e999999999", "-1e400", "1e-400", "123456789012345678901234567890"}) {
            assertThat(study.post("/trials/0/report", "{'lease': 'a', 'step': 1, 'metrics': {'loss': " + value + "}}")
                            .status())
                    .as(value)
                    .isBetween(400, 422);
        }
    }
}
