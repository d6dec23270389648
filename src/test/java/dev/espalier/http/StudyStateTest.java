package dev.espalier.http;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class StudyStateTest {

    @Test
    void aPausedStudyGivesNoTrialsUntilItIsResumed(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        JsonView paused = study.post("/pause", "{}").json(200);
        assertThat(paused.text("state")).isEqualTo("paused");
        assertThat(study.askFor(1, "one").items("trials")).isEmpty();
        assertThat(study.askFor(1, "one").text("state")).isEqualTo("paused");
        assertThat(study.askFor(1, "one").has("retry_after")).isTrue();

        assertThat(study.post("/resume", "{}").json(200).text("state")).isEqualTo("running");
        assertThat(study.ask(1, "one")).hasSize(1);
    }

    @Test
    void aTrialThatRunsWhileItsStudyIsPausedMayStillBeTold(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView trial = study.ask();
        study.post("/pause", "{}").expect(200);

        assertThat(study.tell(trial, 0.5).json(200).text("state")).isEqualTo("complete");
    }

    @Test
    void aStoppedStudyCancelsWhatIsOpenAndKeepsWhatIsDone(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(0.5);
        JsonView open = study.ask();

        JsonView stopped = study.post("/stop", "{}").json(200);

        assertThat(stopped.text("state")).isEqualTo("stopped");
        assertThat(stopped.text("reason")).isNotBlank();
        assertThat(stopped.isNull("finished_at")).isFalse();
        assertThat(stopped.whole("counts.complete")).isEqualTo(1);
        assertThat(stopped.whole("counts.cancelled")).isEqualTo(1);
        assertThat(study.heartbeat(open).json(200).yes("stop")).isTrue();
    }

    @Test
    void aChangeThatTheStateForbidsIsAConflict(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        assertThat(study.post("/resume", "{}").status()).isEqualTo(409);
        study.post("/pause", "{}").expect(200);
        assertThat(study.post("/pause", "{}").status()).isEqualTo(409);
        study.post("/stop", "{}").expect(200);
        assertThat(study.post("/pause", "{}").json(409).text("detail")).contains("stopped");
        assertThat(study.post("/stop", "{}").status()).isEqualTo(409);
        assertThat(study.post("/trials", "{'configuration': {'x': 0.5}}").status())
                .isEqualTo(409);
    }

    @Test
    void aRaisedBudgetLetsACompletedStudyGoOn(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_trials': 1, 'max_parallel': 3}");
        study.evaluate(0.5);
        assertThat(study.get().text("state")).isEqualTo("completed");

        JsonView amended = api.patch(
                        study.path(),
                        ExternalStudy.json(
                                "{'name': 'renamed', 'note': 'more', 'tags': ['a'], 'budget': {'max_trials': 2}}"))
                .json(200);
        assertThat(amended.text("name")).isEqualTo("renamed");
        assertThat(amended.text("spec.note")).isEqualTo("more");
        assertThat(amended.at("spec.tags")).hasToString("[\"a\"]");
        assertThat(amended.at("spec.budget")).hasToString("{\"max_trials\":2,\"max_parallel\":3}");

        study.post("/resume", "{}").expect(200);
        study.evaluate(0.4);
        assertThat(study.get().text("state")).isEqualTo("completed");
        assertThat(study.get().whole("counts.complete")).isEqualTo(2);
    }

    @Test
    void aLoweredBudgetEndsAStudyThatHasSpentIt(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(0.5);
        study.evaluate(0.4);

        JsonView ended = api.patch(study.path(), ExternalStudy.json("{'budget': {'max_trials': 2}}"))
                .json(200);

        assertThat(ended.text("state")).isEqualTo("completed");
        assertThat(ended.text("reason")).contains("max_trials");
    }

    @Test
    void aLimitThatIsNullIsLifted(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_trials': 1, 'max_time': 'PT1H'}");

        JsonView amended = api.patch(study.path(), ExternalStudy.json("{'budget': {'max_trials': null}}"))
                .json(200);

        assertThat(amended.at("spec.budget")).hasToString("{\"max_time\":\"PT1H\"}");
    }

    @Test
    void everythingWrongWithAChangeIsToldAtOnceAndNothingIsChanged(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        JsonView before = study.get();

        assertThat(api.patch(study.path(), ExternalStudy.json("{'name': '', 'budget': {'max_trials': 0}, 'seed': 4}"))
                        .problemPaths())
                .containsExactlyInAnyOrder("name", "budget.max_trials", "seed");
        assertThat(study.get()).isEqualTo(before);
    }

    @Test
    void aDeletedStudyIsGoneWithAllThatBelongedToIt(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        study.evaluate(0.5);
        JsonView open = study.ask();

        assertThat(api.delete(study.path()).expect(204).body()).isEmpty();

        assertThat(study.get("").status()).isEqualTo(404);
        assertThat(study.get("/trials").status()).isEqualTo(404);
        assertThat(study.get("/leaderboard").status()).isEqualTo(404);
        assertThat(study.get("/events").status()).isEqualTo(404);
        assertThat(study.tell(open, 0.5).status()).isEqualTo(404);
        assertThat(api.delete(study.path()).status()).isEqualTo(404);
        assertThat(api.get("/studies?limit=1000").json(200).texts("items", "id"))
                .doesNotContain(study.id());
    }

    @Test
    void aStudyWhoseTimeIsOverCompletesByItself(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_time': 'PT0.2S'}, 'lease_duration': 'PT0.2S'");
        JsonView queued = study.get();
        assertThat(queued.yes("queued")).isTrue();
        assertThat(queued.isNull("started_at")).isTrue();
        study.ask();
        assertThat(study.get().yes("queued")).isFalse();
        assertThat(study.get().isNull("started_at")).isFalse();

        await().until(() -> study.get().text("state").equals("completed"));

        assertThat(study.get().text("reason")).contains("max_time");
        assertThat(study.trial(0).text("state")).isEqualTo("cancelled");
    }

    @Test
    void aTrialThatRanWhenTheTimeWasOverMayStillTellAndCounts(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_time': 'PT0.2S'}, 'resource': {'max': 9}");
        List<JsonView> trials = study.ask(2, "one");
        await().until(() -> study.get().text("reason").contains("max_time"));

        assertThat(study.get().text("state")).isEqualTo("running");
        assertThat(study.ask(1, "another")).isEmpty();
        assertThat(study.heartbeat(trials.get(0)).json(200).yes("stop")).isTrue();
        assertThat(study.report(trials.get(0), 1, 0.4).json(200).text("decision"))
                .isEqualTo("stop");
        assertThat(study.tell(trials.get(1), 0.5).json(200).text("state")).isEqualTo("complete");

        assertThat(study.get().text("state")).isEqualTo("completed");
        assertThat(study.get().number("best.value")).isEqualTo(0.5);
        assertThat(study.trial(0).text("state")).isEqualTo("pruned");
        assertThat(study.askFor(1, "another").text("state")).isEqualTo("completed");
    }

    @Test
    void aClientOfAStudyThatReachedItsTargetMayStillTell(ApiClient api) {
        ExternalStudy study =
                ExternalStudy.submit(api, "'objectives': [{'metric': 'loss', 'goal': 'minimize', 'target': 0.1}]");
        JsonView late = study.ask(1, "one").getFirst();
        study.tell(study.ask(1, "another").getFirst(), 0.1).expect(200);

        assertThat(study.tell(late, 0.05).json(200).text("state")).isEqualTo("complete");

        assertThat(study.get().text("state")).isEqualTo("completed");
        assertThat(study.get().number("best.value")).isEqualTo(0.05);
    }
}
