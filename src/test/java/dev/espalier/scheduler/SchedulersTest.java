package dev.espalier.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
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
        assertThat(Schedulers.names()).containsExactly("none", "median", "asha", "patience");
        assertThat(Schedulers.names())
                .allSatisfy(name -> assertThat(problemsOf(name, Json.EMPTY)).isEmpty());
        assertThat(Schedulers.shape().types()).containsOnlyKeys(Schedulers.names());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(problemsOf("asah", Json.EMPTY))
                .containsExactly(new Problem(
                        "scheduler.type", "there is no scheduler \"asah\"; known are none, median, asha, patience"));
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
}
