package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class AskTest {

    @Test
    void aTrialComesWithItsLeaseItsConfigurationAndHowFarToGo(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, """
                'resource': {'name': 'round', 'max': 9}, 'scheduler': {'type': 'asha', 'reduction_factor': 3},
                'trial': {'fixed': [1, 2], 'x': {'$float': {'low': 0, 'high': 1}}}
                """);

        JsonView trial = study.ask();

        assertThat(trial.names(""))
                .contains("number", "attempt", "lease", "lease_expires_at", "config", "configuration", "resource");
        assertThat(trial.whole("number")).isZero();
        assertThat(trial.whole("attempt")).isEqualTo(1);
        assertThat(trial.number("configuration.x")).isBetween(0.0, 1.0);
        assertThat(trial.number("config.x")).isEqualTo(trial.number("configuration.x"));
        assertThat(trial.at("config.fixed")).hasToString("[1,2]");
        assertThat(trial.at("resource.from")).hasToString("0");
        assertThat(trial.whole("resource.to")).isBetween(1, 9);
        assertThat(Instant.parse(trial.text("lease_expires_at"))).isAfter(Instant.now());
        assertThat(study.get().whole("counts.running")).isEqualTo(1);
    }

    @Test
    void aChildComesWithItsLineageAndTheStepThatItsClientCarriesOnFrom(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, """
                'resource': {'name': 'round', 'max': 9},
                'scheduler': {'type': 'pbt', 'population_size': 2, 'quantile_fraction': 0.5, 'perturbation_interval': 2}
                """);
        List<JsonView> parents = study.ask(2, "one");
        for (int member = 0; member < 2; member++) {
            study.report(parents.get(member), 1, member).json(200);
        }
        study.report(parents.get(0), 2, 0).json(200);

        assertThat(study.report(parents.get(1), 2, 1).json(200).text("decision"))
                .isEqualTo("stop");
        JsonView child = study.ask(2, "one").get(1);

        assertThat(child.whole("number")).isEqualTo(2);
        assertThat(child.whole("resource.from")).isEqualTo(2);
        assertThat(child.whole("resource.to")).isEqualTo(9);
        assertThat(child.whole("lineage.parent")).isZero();
        assertThat(child.whole("lineage.step")).isEqualTo(2);
        assertThat(study.trial(2).at("lineage")).isEqualTo(child.at("lineage"));
        assertThat(study.report(child, 3, 0.5).json(200).text("decision")).isEqualTo("continue");
    }

    @Test
    void anAskGivesAsManyTrialsAsItCountsUpToMaxParallel(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_parallel': 5}");

        assertThat(study.ask(3, "one"))
                .extracting(trial -> trial.whole("number"))
                .containsExactly(0, 1, 2);
        assertThat(study.ask(3, "two"))
                .extracting(trial -> trial.whole("number"))
                .containsExactly(3, 4);
    }

    @Test
    void aClientThatAsksAgainGetsTheTrialsItHolds(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        List<JsonView> first = study.ask(2, "one");
        List<JsonView> again = study.ask(2, "one");

        assertThat(again).extracting(trial -> trial.text("lease")).isEqualTo(leases(first));
        assertThat(again)
                .extracting(trial -> trial.at("config"))
                .isEqualTo(first.stream().map(trial -> trial.at("config")).toList());
        assertThat(study.ask(3, "one"))
                .extracting(trial -> trial.text("lease"))
                .startsWith(leases(first).toArray(String[]::new))
                .hasSize(3);
        assertThat(study.ask(1, "another"))
                .extracting(trial -> trial.text("lease"))
                .doesNotContainAnyElementsOf(leases(first));
    }

    private static List<String> leases(List<JsonView> trials) {
        return trials.stream().map(trial -> trial.text("lease")).toList();
    }

    @Test
    void aClientThatAsksAgainBeforeItWasAnsweredGetsTheSameTrials(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'sampler': {'type': 'tpe'}");

        List<CompletableFuture<ApiAnswer>> answers = IntStream.range(0, 8)
                .mapToObj(_ -> api.sendLater(
                        "POST",
                        "/api/v1" + study.path() + "/ask",
                        Map.of("Content-Type", "application/json"),
                        Optional.of(ExternalStudy.json("{'count': 2, 'client': 'one'}"))))
                .toList();

        assertThat(answers.stream().map(answer -> answer.join().json(200).wholes("trials", "number")))
                .containsOnly(List.of(0, 1));
    }

    @Test
    void aClientWithoutANameIsANewOneEachTime(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        assertThat(study.ask().text("lease")).isNotEqualTo(study.ask().text("lease"));
    }

    @Test
    void aStudyWithNothingToGiveSaysItsStateAndWhenToAskAgain(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'budget': {'max_trials': 1}");
        JsonView only = study.ask();

        JsonView none = study.askFor(1, "another");
        assertThat(none.items("trials")).isEmpty();
        assertThat(none.text("state")).isEqualTo("running");
        assertThat(none.number("retry_after")).isPositive();

        study.tell(only, 0.5).expect(200);
        JsonView over = study.askFor(1, "another");
        assertThat(over.items("trials")).isEmpty();
        assertThat(over.text("state")).isEqualTo("completed");
        assertThat(over.has("retry_after")).isFalse();
    }

    @Test
    void aFiniteSpaceIsCompleteOnceEveryConfigurationWasTried(ApiClient api) {
        ExternalStudy study =
                ExternalStudy.submit(api, "'sampler': {'type': 'grid'}, 'trial': {'x': {'$choice': ['a', 'b', 'c']}}");

        List<JsonView> trials = study.ask(10, "one");
        trials.forEach(trial -> study.tell(trial, 1).expect(200));

        assertThat(trials).extracting(trial -> trial.text("configuration.x")).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(study.get().text("state")).isEqualTo("completed");
    }

    @Test
    void theSameSeedGivesTheSameConfigurations(ApiClient api) {
        List<JsonView> one = ExternalStudy.submit(api, "'seed': 11").ask(5, "c");
        List<JsonView> two = ExternalStudy.submit(api, "'seed': 11").ask(5, "c");

        assertThat(one)
                .extracting(trial -> trial.at("config"))
                .isEqualTo(two.stream().map(trial -> trial.at("config")).toList());
    }

    @Test
    void aStudyOfTheServersOwnWorkersCannotBeAsked(ApiClient api) {
        JsonView study = api.post("/studies", ExternalStudy.json("""
                {'name': 'builtin', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}],
                 'trial': {'task': 'image-classification', 'dataset': 'shapes', 'model': {'type': 'cnn'}}}
                """)).json(201);

        assertThat(api.post("/studies/" + study.text("id") + "/ask", "{}")
                        .json(409)
                        .text("detail"))
                .contains("external");
    }

    @Test
    void everythingWrongWithAnAskIsToldAtOnce(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        assertThat(study.post("/ask", "{'count': 0, 'client': 7, 'worker': 'me'}")
                        .problemPaths())
                .containsExactlyInAnyOrder("count", "client", "worker");
        assertThat(study.get().whole("counts.running")).isZero();
    }
}
