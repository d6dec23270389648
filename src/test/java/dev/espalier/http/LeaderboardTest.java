package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.Pages;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class LeaderboardTest {
    private static final String TWO_OBJECTIVES = """
            'objectives': [{'metric': 'loss', 'goal': 'minimize'}, {'metric': 'speed', 'goal': 'maximize'}]
            """;

    @Test
    void trialsAreRankedByTheObjectiveFromOneOn(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'objectives': [{'metric': 'loss', 'goal': 'maximize'}]");
        for (double loss : new double[] {0.5, 0.9, 0.7}) {
            study.evaluate(loss);
        }

        JsonView board = study.get("/leaderboard").json(200);

        assertThat(board.wholes("items", "rank")).containsExactly(1, 2, 3);
        assertThat(board.wholes("items", "number")).containsExactly(1, 2, 0);
        assertThat(board.isNull("next_cursor")).isTrue();
    }

    @Test
    void aPrunedTrialRanksAfterCompleteOnesThoughItsValueIsBetter(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(
                api, "'resource': {'max': 9}, 'scheduler': {'type': 'asha', 'mode': 'stop', 'reduction_factor': 3}");
        List<JsonView> trials = study.ask(4, "one");
        for (int number = 0; number < 3; number++) {
            study.report(trials.get(number), 1, 0.1 + number / 100.0).expect(200);
        }
        assertThat(study.trial(2).text("state")).isEqualTo("pruned");
        study.tell(trials.get(3), 0.9).expect(200);
        study.fail(trials.get(0), "broken").expect(200);

        JsonView board = study.get("/leaderboard").json(200);

        assertThat(board.wholes("items", "number")).startsWith(3).contains(2).doesNotContain(0);
        assertThat(board.texts("items", "state")).startsWith("complete", "pruned");
    }

    @Test
    void ranksGoOnFromPageToPage(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        for (int number = 0; number < 7; number++) {
            study.evaluate((number * 3) % 7);
        }

        List<JsonView> rows = Pages.all(api, study.path() + "/leaderboard?limit=3");

        assertThat(rows)
                .extracting(row -> row.whole("rank"))
                .isEqualTo(IntStream.rangeClosed(1, 7).boxed().toList());
        assertThat(rows)
                .extracting(row -> row.whole("value"))
                .isEqualTo(IntStream.range(0, 7).boxed().toList());
    }

    @Test
    void aCursorThatWasNotGivenOutIsNamed(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        for (String cursor : new String[] {"x", "1.", "1.zzz", "-1.a", "."}) {
            assertThat(study.get("/leaderboard?cursor=" + cursor).problemPaths())
                    .as(cursor)
                    .containsExactly("cursor");
        }
    }

    @Test
    void thereIsNoBestBeforeATrialIsComplete(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.report(study.ask(), 1, 0.5).expect(200);

        assertThat(study.get("/best").status()).isEqualTo(404);
        assertThat(study.get("/best/model").status()).isEqualTo(404);
        assertThat(study.post("/best/predict", "{'inputs': []}").status()).isEqualTo(404);
        assertThat(study.get().isNull("best")).isTrue();
    }

    @Test
    void theBestIsTheFirstOfTheLeaderboard(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(0.5);
        study.evaluate(0.25);
        study.evaluate(0.25);

        JsonView best = study.get("/best").json(200);

        assertThat(best.whole("number")).isEqualTo(1);
        assertThat(study.get().at("best")).isEqualTo(best);
        assertThat(study.get("/leaderboard").json(200).whole("items.0.number")).isEqualTo(1);
    }

    @Test
    void theMetricsOfTheBestAreOfTheStepThatItsValueIsOf(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();
        double[][] steps = {{0.5, 0.6}, {0.2, 0.9}, {0.9, 0.1}};
        for (int step = 1; step <= 3; step++) {
            double[] told = steps[step - 1];
            study.send(
                            trial,
                            "/report",
                            "'step': " + step + ", 'metrics': {'loss': " + told[0] + ", 'accuracy': " + told[1] + "}")
                    .expect(200);
        }
        study.send(trial, "/tell", "'metrics': {'loss': 0.9, 'seconds': 7}").expect(200);

        JsonView best = study.get("/best").json(200);

        assertThat(best.number("value")).isEqualTo(0.2);
        assertThat(best.at("metrics")).hasToString("{\"loss\":0.2,\"accuracy\":0.9,\"seconds\":7}");
        assertThat(study.get().at("best")).isEqualTo(best);
    }

    @Test
    void theMetricsOfTheBestAreThoseToldWhereTheseWereBetter(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 3}");
        JsonView trial = study.ask();
        study.report(trial, 1, 0.5).expect(200);
        study.tell(trial, 0.1).expect(200);

        assertThat(study.get("/best").json(200).number("metrics.loss")).isEqualTo(0.1);
    }

    @Test
    void severalObjectivesHaveAParetoFrontWhoseFirstIsTheBest(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, TWO_OBJECTIVES);
        double[][] told = {{0.5, 10}, {0.2, 5}, {0.6, 9}, {0.1, 1}};
        for (double[] values : told) {
            study.send(study.ask(), "/tell", "'metrics': {'loss': " + values[0] + ", 'speed': " + values[1] + "}")
                    .expect(200);
        }

        JsonView shown = study.get();

        assertThat(shown.wholes("pareto", "number")).containsExactly(3, 1, 0);
        assertThat(shown.whole("best.number")).isEqualTo(3);
        assertThat(shown.at("best.values")).hasToString("[0.1,1]");
        assertThat(study.get("/analysis/pareto").json(200).wholes("items", "number"))
                .containsExactlyInAnyOrder(3, 1, 0);
    }
}
