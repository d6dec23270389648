package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static dev.espalier.testing.ExternalStudy.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class SubmissionTest {
    private static final String BROKEN = json("""
            {
              'objectives': [{'metric': 'loss', 'goal': 'small'}, {'metric': 'loss', 'goal': 'minimize', 'weight': 2}],
              'executor': 'external',
              'colour': 'red',
              'resource': {'min': 9, 'max': 3},
              'sampler': {'type': 'random', 'depth': 2},
              'scheduler': {'type': 'asha', 'reduction_factor': 1},
              'budget': {'max_trials': 0, 'max_time': 'an hour'},
              'trial': {
                'low': {'$float': {'low': 1, 'high': 0}},
                'log': {'$int': {'low': 0, 'high': 8, 'log': true}},
                'twice': {'$choice': ['a', 'a']}
              },
              'enqueue': [7]
            }
            """);

    @Test
    void aStudyThatIsPostedRunsAtOnceAndShowsEveryDefault(ApiClient api) {
        ApiAnswer answer = api.post("/studies", spec("'name': 'with defaults', 'seed': 7"));
        JsonView study = answer.json(201);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/studies/" + study.text("id"));
        assertThat(study.text("id")).matches("[a-z0-9]{10}");
        assertThat(study.text("state")).isEqualTo("running");
        assertThat(study.text("spec.sampler.type")).isEqualTo("auto");
        assertThat(study.text("spec.scheduler.type")).isEqualTo("none");
        assertThat(study.at("spec.resource")).hasToString("{\"name\":\"step\",\"min\":1,\"max\":1}");
        assertThat(study.number("spec.seed")).isEqualTo(7);
        assertThat(study.names("counts"))
                .containsExactly("waiting", "running", "paused", "complete", "pruned", "failed", "cancelled");
        assertThat(study.isNull("best")).isTrue();
        assertThat(api.get("/studies/" + study.text("id")).json(200)).isEqualTo(study);
    }

    @Test
    void everyProblemOfASubmissionIsToldAtOnceEachWithItsPath(ApiClient api) {
        ApiAnswer answer = api.post("/studies", BROKEN);

        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problemPaths())
                .contains(
                        "name",
                        "colour",
                        "objectives.0.goal",
                        "objectives.1.metric",
                        "objectives.1.weight",
                        "resource.min",
                        "sampler.depth",
                        "scheduler.reduction_factor",
                        "budget.max_trials",
                        "budget.max_time",
                        "enqueue.0")
                .anyMatch(path -> path.startsWith("trial.low"))
                .anyMatch(path -> path.startsWith("trial.log"))
                .anyMatch(path -> path.startsWith("trial.twice"))
                .doesNotHaveDuplicates();
        assertThat(answer.json().texts("problems", "message"))
                .allSatisfy(message -> assertThat(message).isNotBlank());
    }

    @Test
    void aBuiltinStudyIsHeldAgainstWhatTheTrainerTakes(ApiClient api) {
        ApiAnswer answer = api.post("/studies", json("""
                        {'name': 'a', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}],
                         'trial': {'task': 'image-classification', 'dataset': 'no-such-set', 'optimiser': 'adam',
                                   'model': {'type': 'cnn', 'depth': 'two'}}}
                        """));

        assertThat(answer.problemPaths()).contains("trial.dataset", "trial.optimiser", "trial.model.depth");
    }

    @Test
    void aStudyThatWasRefusedIsNotStored(ApiClient api) {
        String name = "refused and never seen";
        api.post("/studies", spec("'name': '" + name + "', 'budget': {'max_trials': -1}"))
                .expect(422);

        assertThat(api.get("/studies?limit=1000").json(200).texts("items", "name"))
                .doesNotContain(name);
    }

    @Test
    void aDryRunTellsWhatTheStudyWouldBeAndStoresNothing(ApiClient api) {
        String name = "only asked about";
        JsonView plan =
                api.post("/studies?dry_run=true", spec("""
                        'name': '%s', 'seed': 3, 'budget': {'max_trials': 20},
                        'resource': {'max': 9}, 'scheduler': {'type': 'asha', 'reduction_factor': 3},
                        'trial': {'model': {'$choice': {'plain': {'depth': {'$int': {'low': 1, 'high': 4}}}, 'none': 0}}}
                        """.formatted(name))).json(200);

        assertThat(plan.names(""))
                .containsExactly("spec", "parameters", "size", "samples", "rungs", "resource", "max_steps");
        assertThat(plan.text("spec.name")).isEqualTo(name);
        assertThat(plan.texts("parameters", "path")).containsExactly("model", "model.plain.depth");
        assertThat(plan.at("parameters.1.when")).hasToString("{\"parameter\":\"model\",\"is\":\"plain\"}");
        assertThat(plan.whole("size")).isEqualTo(5);
        assertThat(plan.items("samples")).hasSize(5);
        assertThat(plan.at("rungs")).hasToString("[1,3,9]");
        assertThat(plan.whole("max_steps")).isEqualTo(5 * 9);
        assertThat(api.get("/studies?limit=1000").json(200).texts("items", "name"))
                .doesNotContain(name);
    }

    @Test
    void aDryRunRefusesWhatASubmissionWould(ApiClient api) {
        assertThat(api.post("/studies?dry_run=true", BROKEN).json(422).at("problems"))
                .isEqualTo(api.post("/studies", BROKEN).json(422).at("problems"));
    }

    @Test
    void aDryRunIsAskedForByTrueOrFalseAlone(ApiClient api) {
        assertThat(api.post("/studies?dry_run=yes", spec("")).problemPaths()).containsExactly("dry_run");
        assertThat(api.post("/studies?dry_run=false", spec("")).status()).isEqualTo(201);
    }

    @Test
    void aStudyMayBePostedAsItWasAnswered(ApiClient api) {
        JsonView study = api.post("/studies", spec("'tags': ['x'], 'note': 'n', 'budget': {'max_time': 'PT20M'}"))
                .json(201);

        JsonView again = api.post("/studies", study.at("spec").json()).json(201);

        assertThat(again.at("spec")).isEqualTo(study.at("spec"));
        assertThat(Set.of(again.text("id"), study.text("id"))).hasSize(2);
    }
}
