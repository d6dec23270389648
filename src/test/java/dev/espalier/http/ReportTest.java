package dev.espalier.http;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.LiveEvents;
import dev.espalier.cli.SharedServer;
import dev.espalier.cli.TestServer;
import dev.espalier.study.Json;
import dev.espalier.testing.ApiAnswer;
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
    void aReportSentTwiceCountsOnceAndGetsTheSameAnswer(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, ASHA);
        JsonView trial = study.ask();

        JsonView first = study.report(trial, 1, 0.5).json(200);
        long position = study.get().whole("position");
        JsonView second = study.report(trial, 1, 0.5).json(200);

        assertThat(first.text("reason")).startsWith("asha: rung 1");
        assertThat(second).isEqualTo(first);
        assertThat(study.trial(0).items("measurements")).hasSize(1);
        assertThat(study.get().whole("position")).isEqualTo(position);
    }

    @Test
    void aReportThatStoppedItsTrialMayBeSentAgain(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, ASHA);
        study.report(study.ask(), 1, 0.1).expect(200);
        JsonView trial = study.ask();

        JsonView first = study.report(trial, 1, 0.5).json(200);

        assertThat(first.text("decision")).isEqualTo("stop");
        assertThat(study.report(trial, 1, 0.5).json(200)).isEqualTo(first);
        assertThat(study.report(trial, 1, 0.4).status()).isEqualTo(409);
        assertThat(metrics(study, trial, 1, "'accuracy': 0.9").json(409).text("detail"))
                .contains("pruned");
    }

    private static ApiAnswer metrics(ExternalStudy study, JsonView trial, int step, String metrics) {
        return study.send(trial, "/report", "'step': " + step + ", 'metrics': {" + metrics + "}");
    }

    @Test
    void aReportWithoutTheObjectiveDecidesNothing(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}, 'scheduler': 'median'");
        for (int other = 0; other < 5; other++) {
            JsonView good = study.ask();
            study.report(good, 1, 0.5).expect(200);
            study.report(good, 2, 0.5).expect(200);
            study.tell(good, 0.5).expect(200);
        }
        JsonView trial = study.ask();

        JsonView answer = metrics(study, trial, 1, "'train_loss': 1").json(200);

        assertThat(answer.text("decision")).isEqualTo("continue");
        assertThat(answer.text("reason")).isEqualTo("nothing is decided at step 1: the report is without loss");
        assertThat(study.trial(5).whole("step")).isEqualTo(1);
        assertThat(study.trial(5).text("state")).isEqualTo("running");
        assertThat(study.get("/analysis/curves").json(200).at("items.5").items("points"))
                .isEmpty();
        assertThat(metrics(study, trial, 2, "'loss': 'nan'").json(200).text("decision"))
                .isEqualTo("stop");
    }

    @Test
    void aSecondReportOfAStepAddsMetrics(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, ASHA);
        JsonView trial = study.ask();
        metrics(study, trial, 1, "'train_loss': 1").expect(200);

        JsonView decided = metrics(study, trial, 1, "'loss': 0.5").json(200);
        JsonView more =
                metrics(study, trial, 1, "'accuracy': 0.9, 'train_loss': 1").json(200);

        assertThat(decided.text("reason")).isEqualTo("asha: rung 1, rank 1 of 1, cut-off 0.5");
        assertThat(more).isEqualTo(decided);
        JsonView shown = study.trial(0);
        assertThat(shown.items("measurements")).hasSize(1);
        assertThat(shown.at("measurements.0.metrics")).hasToString("{\"train_loss\":1,\"loss\":0.5,\"accuracy\":0.9}");
        assertThat(shown.at("metrics")).isEqualTo(shown.at("measurements.0.metrics"));
        assertThat(shown.number("value")).isEqualTo(0.5);
        assertThat(shown.text("decisions.0.reason")).isEqualTo(decided.text("reason"));
    }

    @Test
    void metricsMayBeAddedToAnEarlierStep(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}");
        JsonView trial = study.ask();
        metrics(study, trial, 1, "'train_loss': 1").expect(200);
        metrics(study, trial, 2, "'train_loss': 0.9, 'accuracy': 0.8").expect(200);

        metrics(study, trial, 1, "'loss': 0.5, 'accuracy': 0.7").expect(200);

        JsonView shown = study.trial(0);
        assertThat(shown.wholes("measurements", "step")).containsExactly(1, 2);
        assertThat(shown.number("measurements.0.metrics.accuracy")).isEqualTo(0.7);
        assertThat(shown.number("metrics.accuracy")).isEqualTo(0.8);
        assertThat(shown.number("value")).isEqualTo(0.5);
        assertThat(shown.whole("step")).isEqualTo(2);
        assertThat(study.report(trial, 3, 0.4).status()).isEqualTo(200);
    }

    @Test
    void aSecondReportThatChangesAValueIsRefusedAndAddsNothing(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}");
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        JsonView before = study.trial(0);

        assertThat(metrics(study, trial, 1, "'accuracy': 0.9, 'loss': 0.4")
                        .json(409)
                        .text("detail"))
                .isEqualTo("Step 1 of trial 0 was reported with loss 0.5, not 0.4; "
                        + "a second report of a step may add metrics, but change none.");
        assertThat(study.trial(0)).isEqualTo(before);
    }

    @Test
    void reportsOfOneStepAtOnceAllCount(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}");
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);

        List<Integer> statuses = java.util.stream.IntStream.range(0, 16)
                .parallel()
                .mapToObj(index -> metrics(study, trial, 1, "'m%d': %d, 'same': %d".formatted(index, index, index % 2))
                        .status())
                .toList();

        long kept = statuses.stream().filter(status -> status == 200).count();
        assertThat(statuses).containsOnly(200, 409);
        assertThat(kept).isEqualTo(8);
        assertThat(((Json.Object) study.trial(0).at("measurements.0.metrics").json()).members())
                .hasSize(2 + 8);
    }

    @Test
    void aMeasurementThatIsAddedToIsToldAgainWhole(TestServer server) {
        ExternalStudy study = ExternalStudy.submit(server.client(), "'resource': {'max': 9}");
        JsonView trial = study.ask();
        try (LiveEvents events = server.listen(study.id(), "")) {
            study.report(trial, 1, 0.5).expect(200);
            await().until(() -> !events.heard("measurement").isEmpty());
            metrics(study, trial, 1, "'accuracy': 0.9").expect(200);
            await().until(() -> events.heard("measurement").size() == 2);

            assertThat(events.heard("measurement").getLast().at("metrics"))
                    .hasToString("{\"loss\":0.5,\"accuracy\":0.9}");
        }
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
