package dev.espalier.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulersTest {
    private static final Resource RESOURCE = new Resource("epoch", 2, 27);

    private static List<Problem> problemsOf(String type, Json.Object settings) {
        Problems problems = new Problems();
        Schedulers.create(new Algorithm(type, settings), RESOURCE, List.of(), problems);
        return problems.list();
    }

    @Test
    void everyNameMakesASchedulerWithNothingSet() {
        assertThat(Schedulers.names())
                .contains("none", "median", "percentile", "patience", "wilcoxon", "curve", "asha", "hyperband", "pasha")
                .filteredOn(name -> !List.of("threshold", "any", "all").contains(name))
                .allSatisfy(name -> assertThat(problemsOf(name, Json.EMPTY)).isEmpty());
        assertThat(Schedulers.shape().types()).containsOnlyKeys(Schedulers.names());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(problemsOf("asah", Json.EMPTY)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("scheduler.type");
            assertThat(problem.message())
                    .startsWith("there is no scheduler \"asah\" here; known are none, median, percentile,");
        });
    }

    @Test
    void everyWrongSettingIsNamedAtOnce() {
        Json.Object settings = Json.EMPTY
                .with("reduction_factor", Json.number(1))
                .with("mode", Json.text("halt"))
                .with("grace", Json.number(1));
        assertThat(problemsOf("asha", settings))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("scheduler.reduction_factor", "scheduler.mode", "scheduler.grace");
    }

    @Test
    void aFirstRungBeyondTheLastStepIsRefused() {
        assertThat(problemsOf("asha", Json.EMPTY.with("min_resource", Json.number(28))))
                .containsExactly(new Problem("scheduler.min_resource", "is 28, must be at most resource.max, 27"));
    }

    @Test
    void theFirstRungIsTheResourcesLeastUnlessSaid() {
        Problems problems = new Problems();
        Json.Object settings = Json.EMPTY.with("min_resource", Json.number(3));
        assertThat(Schedulers.create(new Algorithm("asha", Json.EMPTY), RESOURCE, List.of(), problems)
                        .rungs())
                .containsExactly(2, 6, 18);
        assertThat(Schedulers.create(new Algorithm("asha", settings), RESOURCE, List.of(), problems)
                        .rungs())
                .containsExactly(3, 9, 27);
    }

    private static Json rule(String type) {
        return Json.EMPTY.with("type", Json.text(type));
    }

    private static Json.Object rules(Json... rules) {
        return Json.EMPTY.with("rules", new Json.Array(List.of(rules)));
    }

    @Test
    void theRulesOfACombinationAreCheckedInTheirPlaces() {
        Json.Object wrong = Json.EMPTY
                .with("type", Json.text("asha"))
                .with("reduction_factor", Json.number(1))
                .with("grace", Json.number(1));
        assertThat(problemsOf("any", rules(rule("patience"), wrong, rule("asah"))))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "scheduler.rules.1.reduction_factor", "scheduler.rules.1.grace", "scheduler.rules.2.type");
        assertThat(problemsOf("any", Json.EMPTY)).extracting(Problem::path).containsExactly("scheduler.rules");
    }

    @Test
    void onlyOneRuleMayPauseAndPromote() {
        Json promoting = Json.EMPTY.with("type", Json.text("asha")).with("mode", Json.text("promote"));
        assertThat(problemsOf("all", rules(promoting, Json.text("pasha"))))
                .containsExactly(new Problem(
                        "scheduler.rules",
                        "holds 2 schedulers that pause trials and carry them on; at most one may, "
                                + "since it alone says what runs next"));
        assertThat(problemsOf("all", rules(promoting, Json.text("patience")))).isEmpty();
    }

    @Test
    void oneObjectiveIsAskedForWhereRankingHasNoMeaning() {
        Objective objective =
                new Objective("loss", Goal.MINIMIZE, java.util.OptionalDouble.empty(), Objective.Summary.BEST);
        Problems problems = new Problems();
        Schedulers.create(new Algorithm("wilcoxon", Json.EMPTY), RESOURCE, List.of(objective, objective), problems);
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("scheduler.type");
            assertThat(problem.message()).contains("this study has 2 objectives");
        });
    }
}
