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
class ChartsTest {

    @Test
    void theHistoryIsEveryCompleteTrialInTheOrderOfFinishingWithTheBestSoFar(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView early = study.ask();
        study.evaluate(0.5);
        study.evaluate(0.7);
        study.fail(study.ask(), "broken").expect(200);
        study.tell(early, 0.1).expect(200);

        JsonView history = study.get("/analysis/history").json(200);

        assertThat(history.names("items.0")).containsExactly("number", "finished_at", "value", "best");
        assertThat(history.wholes("items", "number")).containsExactly(1, 2, 0);
        assertThat(history.items("items"))
                .extracting(item -> item.number("best"))
                .containsExactly(0.5, 0.5, 0.1);
    }

    @Test
    void aCurveIsATrialsStepsAndObjectiveValues(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        study.send(trial, "/report", "'step': 2, 'metrics': {'loss': 'nan'}").expect(200);
        study.ask();

        JsonView curves = study.get("/analysis/curves").json(200);

        assertThat(curves.at("items.0"))
                .hasToString("{\"number\":0,\"state\":\"running\",\"points\":[[1,0.5],[2,\"nan\"]]}");
        assertThat(curves.at("items.1.points")).hasToString("[]");
    }

    @Test
    void theTimelineTellsWhoRanWhatWhen(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'enqueue': [{'x': 0.5}, {'x': 0.25}]");
        study.tell(study.ask(1, "laptop").getFirst(), 1).expect(200);

        JsonView timeline = study.get("/analysis/timeline").json(200);

        assertThat(timeline.names("items.0")).containsExactly("number", "state", "worker", "started_at", "finished_at");
        assertThat(timeline.text("items.0.worker")).isEqualTo("laptop");
        assertThat(timeline.isNull("items.1.started_at")).isTrue();
    }

    @Test
    void aChartThatThereIsNotIsNotFound(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        assertThat(study.get("/analysis/pie").json(404).text("detail")).contains("history");
        assertThat(api.get("/studies/none/analysis/history").status()).isEqualTo(404);
    }

    @Test
    void theImportanceOfEachParameterIsToldTheMostImportantFirst(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, """
                'trial': {'dull': {'$float': {'low': 0, 'high': 1}}, 'x': {'$float': {'low': 0, 'high': 1}}}""");
        for (int trial = 0; trial < 40; trial++) {
            JsonView asked = study.ask();
            study.tell(asked, asked.number("configuration.x")).expect(200);
        }

        for (String query : List.of("", "?method=fanova", "?objective=loss&method=ped_anova")) {
            JsonView importance = study.get("/analysis/importance" + query).json(200);

            assertThat(importance.text("objective")).isEqualTo("loss");
            assertThat(importance.whole("trials")).isEqualTo(40);
            assertThat(importance.names("items.0")).containsExactly("parameter", "importance", "mass", "trials");
            assertThat(importance.text("items.0.parameter")).isEqualTo("x");
            assertThat(importance.number("items.0.importance")).isGreaterThan(0.7);
            assertThat(study.get("/analysis/importance" + query).body()).isEqualTo(importance.toString());
        }
        assertThat(study.get("/analysis/importance").json(200).text("method")).isEqualTo("fanova");
    }

    @Test
    void whatCannotBeJudgedIsSaidInWords(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(0.5);

        assertThat(study.get("/analysis/importance").json(409).text("detail"))
                .contains("at least 5 measured trials")
                .contains("has 1");
        assertThat(study.get("/analysis/importance?method=guess").problemPaths())
                .containsExactly("method");
        assertThat(study.get("/analysis/importance?objective=speed").problemPaths())
                .containsExactly("objective");
    }
}
