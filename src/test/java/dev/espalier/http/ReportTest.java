package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class ReportTest {
    private static final String ASHA = "'resource': {'max': 9}, 'scheduler': {'type': 'asha', 'reduction_factor': 3}";

    @Test
    void aReportIsAnsweredByADecisionAndItsReason(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();

        JsonView answer = study.report(trial, 1, 0.5).json(200);

        assertThat(answer.text("decision")).isEqualTo("continue");
        assertThat(answer.text("reason")).isNotBlank();
        JsonView shown = study.trial(0);
        assertThat(shown.whole("step")).isEqualTo(1);
        assertThat(shown.number("value")).isEqualTo(0.5);
        assertThat(shown.number("measurements.0.metrics.loss")).isEqualTo(0.5);
        assertThat(shown.text("decisions.0.decision")).isEqualTo("continue");
        assertThat(shown.text("decisions.0.reason")).isEqualTo(answer.text("reason"));
        assertThat(shown.text("attempts.0.outcome")).isEqualTo("running");
    }

    @Test
    void ashaEndsOrPausesTheWeakAndLetsTheStrongGoOn(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, ASHA);
        List<JsonView> trials = study.ask(9, "one");

        for (int number = 0; number < 9; number++) {
            study.report(trials.get(number), 1, number).expect(200);
        }

        // The first of a rung has nobody to be compared with and goes on; the worst of nine does not.
        List<JsonView> decided =
                api.get(study.path() + "/trials?limit=9").json(200).items("items");
        assertThat(decided.getFirst().text("state")).isIn("running", "paused");
        assertThat(decided.getLast().text("state")).isIn("pruned", "paused");
        assertThat(decided.getLast().text("reason")).contains("asha");
        assertThat(study.report(trials.getLast(), 2, 8).status()).isEqualTo(409);
    }

    @Test
    void aPausedTrialIsTakenUpAgainAsItsNextAttemptFromWhereItStood(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 4}");
        JsonView trial = study.ask();
        study.post("/pause", "{}").expect(200);
        assertThat(study.report(trial, 1, 0.5).json(200).text("decision")).isEqualTo("pause");
        study.post("/resume", "{}").expect(200);

        JsonView again = study.ask();

        assertThat(again.whole("number")).isZero();
        assertThat(again.whole("attempt")).isEqualTo(2);
        assertThat(again.whole("resource.from")).isEqualTo(1);
        assertThat(again.text("lease")).isNotEqualTo(trial.text("lease"));
        assertThat(study.report(trial, 2, 0.4).status()).isEqualTo(409);
        assertThat(study.report(again, 2, 0.4).json(200).text("decision")).isEqualTo("continue");
        assertThat(study.trial(0).wholes("measurements", "step")).containsExactly(1, 2);
    }

    @Test
    void aReportSentTwiceCountsOnce(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();

        JsonView first = study.report(trial, 1, 0.5).json(200);
        JsonView second = study.report(trial, 1, 0.5).json(200);

        assertThat(second.text("decision")).isEqualTo(first.text("decision"));
        assertThat(study.trial(0).items("measurements")).hasSize(1);
    }

    @Test
    void aStepBeforeTheLastThatWasNeverReportedIsRefused(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}");
        JsonView trial = study.ask();
        study.report(trial, 5, 0.5).expect(200);

        assertThat(study.report(trial, 3, 0.4).json(409).text("detail")).contains("step 5");
    }

    @Test
    void aReportOfAnotherLeaseOrTrialChangesNothing(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        study.ask();
        JsonView before = study.get();

        assertThat(study.post("/trials/0/report", "{'lease': 'stolen', 'step': 1, 'metrics': {'loss': 1}}")
                        .status())
                .isEqualTo(409);
        assertThat(study.post("/trials/7/report", "{'lease': 'any', 'step': 1, 'metrics': {'loss': 1}}")
                        .status())
                .isEqualTo(404);
        assertThat(study.get()).isEqualTo(before);
    }

    @Test
    void everythingWrongWithAReportIsToldAtOnce(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.ask();

        assertThat(study.post("/trials/0/report", "{'step': 0, 'metrics': {'loss': 'low'}, 'epoch': 1}")
                        .problemPaths())
                .containsExactlyInAnyOrder("lease", "step", "metrics.loss", "epoch");
        assertThat(study.post("/trials/0/report", "{}").problemPaths())
                .containsExactlyInAnyOrder("lease", "step", "metrics");
        assertThat(study.trial(0).items("measurements")).isEmpty();
    }
}
