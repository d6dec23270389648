package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class TellTest {

    @Test
    void aTellWithMetricsAloneIsEnough(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        JsonView told = study.send(study.ask(), "/tell", "'metrics': {'loss': 0.25, 'seconds': 7}")
                .json(200);

        assertThat(told.text("state")).isEqualTo("complete");
        assertThat(told.number("value")).isEqualTo(0.25);
        assertThat(told.at("metrics")).hasToString("{\"loss\":0.25,\"seconds\":7}");
        assertThat(told.isNull("finished_at")).isFalse();
        assertThat(study.get().number("best.value")).isEqualTo(0.25);
    }

    @Test
    void theBestOfReportedStepsIsTheValueUnlessTheLastIsAskedFor(ApiClient api) {
        String steps = "'resource': {'max': 3}";
        ExternalStudy best = ExternalStudy.submit(api, steps);
        ExternalStudy last = ExternalStudy.submit(
                api, steps + ", 'objectives': [{'metric': 'loss', 'goal': 'minimize', 'summary': 'last'}]");

        assertThat(afterThreeSteps(best).number("value")).isEqualTo(0.2);
        assertThat(afterThreeSteps(last).number("value")).isEqualTo(0.9);
    }

    private static JsonView afterThreeSteps(ExternalStudy study) {
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        study.report(trial, 2, 0.2).expect(200);
        study.report(trial, 3, 0.9).expect(200);
        return study.send(trial, "/tell", "'metrics': {}").json(200);
    }

    @Test
    void aSecondTellThatSaysTheSameIsAnsweredByTheSameTrial(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();

        JsonView first = study.tell(trial, 0.5).json(200);

        assertThat(study.tell(trial, 0.5).json(200)).isEqualTo(first);
        assertThat(study.get().whole("counts.complete")).isEqualTo(1);
    }

    @Test
    void aSecondTellThatSaysSomethingElseIsAConflict(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();
        JsonView first = study.tell(trial, 0.5).json(200);

        assertThat(study.tell(trial, 0.4).status()).isEqualTo(409);
        assertThat(study.fail(trial, "it broke").status()).isEqualTo(409);
        assertThat(study.send(trial, "/tell", "'metrics': {'loss': 0.5, 'more': 1}")
                        .status())
                .isEqualTo(409);
        assertThat(study.trial(0).at("metrics")).isEqualTo(first.at("metrics"));
    }

    @Test
    void aFailureIsToldWithItsReasonAndToldTwiceIsTheSame(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();

        JsonView failed = study.fail(trial, "out of memory").json(200);

        assertThat(failed.text("state")).isEqualTo("failed");
        assertThat(failed.text("reason")).isEqualTo("out of memory");
        assertThat(study.fail(trial, "out of memory").json(200)).isEqualTo(failed);
        assertThat(study.fail(trial, "out of luck").status()).isEqualTo(409);
    }

    @Test
    void tooManyFailuresEndTheStudy(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_failures': 2}");
        study.fail(study.ask(), "one").expect(200);
        assertThat(study.get().text("state")).isEqualTo("running");
        study.fail(study.ask(), "two").expect(200);

        assertThat(study.get().text("state")).isEqualTo("failed");
        assertThat(study.get().text("reason")).contains("max_failures").contains("two");
    }

    @Test
    void aTargetThatIsReachedCompletesTheStudy(ApiClient api) {
        ExternalStudy study =
                ExternalStudy.submit(api, "'objectives': [{'metric': 'loss', 'goal': 'minimize', 'target': 0.1}]");
        study.evaluate(0.2);
        assertThat(study.get().text("state")).isEqualTo("running");
        study.evaluate(0.1);

        assertThat(study.get().text("state")).isEqualTo("completed");
        assertThat(study.get().text("reason")).contains("target");
    }

    @Test
    void aTellWithoutTheObjectiveIsRefusedUnlessItWasReported(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();

        assertThat(study.send(trial, "/tell", "'metrics': {'accuracy': 1}").problemPaths())
                .containsExactly("metrics.loss");
        assertThat(study.trial(0).text("state")).isEqualTo("running");
    }

    @Test
    void aTellSaysEitherMetricsOrAFailure(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();

        assertThat(study.send(trial, "/tell", "").status()).isEqualTo(422);
        assertThat(study.send(trial, "/tell", "'metrics': {'loss': 1}, 'failure': 'no'")
                        .status())
                .isEqualTo(422);
        assertThat(study.trial(0).text("state")).isEqualTo("running");
    }
}
