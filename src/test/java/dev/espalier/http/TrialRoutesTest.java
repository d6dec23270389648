package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class TrialRoutesTest {

    @Test
    void anEnqueuedConfigurationIsTheNextToBeAsked(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'enqueue': [{'x': 0.125}]");

        ApiAnswer enqueued = study.post("/trials", "{'configuration': {'x': 0.25}}");

        assertThat(enqueued.json(201).text("state")).isEqualTo("waiting");
        assertThat(enqueued.header("Location")).isEqualTo("/api/v1" + study.path() + "/trials/1");
        assertThat(study.ask().number("config.x")).isEqualTo(0.125);
        assertThat(study.ask().number("config.x")).isEqualTo(0.25);
    }

    @Test
    void aConfigurationThatTheSpaceDoesNotHoldIsRefusedWithEveryProblem(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'constraints': ['x < 0.5']");

        assertThat(study.post("/trials", "{'configuration': {'x': 2, 'y': 1}}").problemPaths())
                .allMatch(path -> path.startsWith("configuration"))
                .hasSize(2);
        assertThat(study.post("/trials", "{'configuration': {'x': 0.75}}")
                        .json(422)
                        .text("detail"))
                .contains("constraint");
        assertThat(study.post("/trials", "{}").problemPaths()).containsExactly("configuration");
        assertThat(study.get("/trials").json(200).items("items")).isEmpty();
    }

    @Test
    void aParametersNameOfAnyLengthIsTakenOrRefusedBeforeAnythingRuns(ApiClient api) {
        for (int length : new int[] {900, 1_100, 20_000}) {
            String name = "n".repeat(length);
            ApiAnswer answer = api.post(
                    "/studies", ExternalStudy.spec("'trial': {'" + name + "': {'$float': {'low': 0, 'high': 1}}}"));
            if (answer.status() == 201) {
                String study = "/studies/" + answer.json().text("id");
                assertThat(api.post(study + "/ask", "{}").json(200).items("trials"))
                        .hasSize(1);
            } else {
                assertThat(answer.problemPaths()).isNotEmpty();
            }
        }
    }

    @Test
    void aStoppedTrialIsCancelledAndStaysSo(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.ask();

        assertThat(study.post("/trials/0/stop", "{}").json(200).text("state")).isEqualTo("cancelled");
        assertThat(study.post("/trials/0/stop", "{}").status()).isEqualTo(409);
        assertThat(study.post("/trials/1/stop", "{}").status()).isEqualTo(404);
    }

    @Test
    void trialsAreSortedByNumberValueParameterOrMetric(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'enqueue': [{'x': 0.3}, {'x': 0.1}, {'x': 0.2}]");
        for (int number = 0; number < 3; number++) {
            study.send(
                            study.ask(),
                            "/tell",
                            "'metrics': {'loss': " + (number + 1) % 3 + ", 'cost': " + number % 2 + "}")
                    .expect(200);
        }

        assertThat(study.get("/trials").json(200).wholes("items", "number")).containsExactly(0, 1, 2);
        assertThat(study.get("/trials?order=desc").json(200).wholes("items", "number"))
                .containsExactly(2, 1, 0);
        assertThat(study.get("/trials?sort=value").json(200).wholes("items", "number"))
                .containsExactly(2, 0, 1);
        assertThat(study.get("/trials?sort=x").json(200).wholes("items", "number"))
                .containsExactly(1, 2, 0);
        assertThat(study.get("/trials?sort=cost&order=desc")
                        .json(200)
                        .wholes("items", "number")
                        .getFirst())
                .isEqualTo(1);
        assertThat(study.get("/trials?sort=duration").json(200).items("items")).hasSize(3);
    }

    @Test
    void trialsArePagedAndFilteredByState(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        for (int number = 0; number < 5; number++) {
            study.evaluate(number);
        }
        study.ask();

        assertThat(Pages.all(api, study.path() + "/trials?limit=2&sort=value&order=desc&state=complete"))
                .extracting(trial -> trial.whole("number"))
                .containsExactly(4, 3, 2, 1, 0);
        assertThat(study.get("/trials?state=running").json(200).wholes("items", "number"))
                .containsExactly(5);
    }

    @Test
    void aWrongFilterSortOrOrderIsNamed(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(1);

        assertThat(study.get("/trials?state=done").problemPaths()).containsExactly("state");
        assertThat(study.get("/trials?order=up").problemPaths()).containsExactly("order");
        assertThat(study.get("/trials?cursor=none").problemPaths()).containsExactly("cursor");
    }

    @Test
    void aTrialIsShownWithItsMeasurementsAttemptsAndDecisions(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        study.report(trial, 2, 0.25).expect(200);
        study.tell(trial, 0.125).expect(200);

        JsonView shown = study.trial(0);

        assertThat(shown.names(""))
                .contains(
                        "number",
                        "state",
                        "reason",
                        "attempt",
                        "configuration",
                        "config",
                        "value",
                        "values",
                        "metrics",
                        "step",
                        "created_at",
                        "started_at",
                        "finished_at",
                        "duration_s",
                        "worker",
                        "engine",
                        "device",
                        "parameters_count",
                        "peak_memory_bytes",
                        "checkpoint",
                        "measurements",
                        "attempts",
                        "decisions");
        assertThat(shown.wholes("measurements", "step")).containsExactly(1, 2);
        assertThat(shown.wholes("decisions", "step")).containsExactly(1, 2);
        assertThat(shown.wholes("attempts", "attempt")).containsExactly(1);
        assertThat(shown.isNull("attempts.0.ended_at")).isFalse();
        assertThat(shown.number("value")).isEqualTo(0.125);
    }

    @Test
    void aTrialThatIsNotThereIsNotFound(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        for (String number : new String[] {"0", "-1", "99999999999", "first"}) {
            assertThat(study.get("/trials/" + number).status()).as(number).isEqualTo(404);
        }
        assertThat(study.get("/trials/0/model").status()).isEqualTo(404);
    }

    @Test
    void aTrialWithoutAModelSaysSoAndAnUnknownFormatIsNamed(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(1);

        assertThat(study.get("/trials/0/model").json(404).text("detail")).contains("model");
        assertThat(study.get("/trials/0/confusion").json(404).text("detail")).contains("model");
        assertThat(study.get("/best/model").json(404).text("detail")).contains("model");
        assertThat(study.get("/best/model?format=pickle").problemPaths()).containsExactly("format");
        assertThat(study.post("/best/predict", "{'inputs': [[1]]}").json(404).text("detail"))
                .contains("model");
        assertThat(api.post(study.path() + "/best/predict", json("{'inputs': 1}"))
                        .problemPaths())
                .containsExactly("inputs");
    }
}
