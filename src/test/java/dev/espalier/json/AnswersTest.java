package dev.espalier.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lineage;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void aTrialThatHasNotStartedShowsNullForAllThatIsAbsent() {
        Trial waiting = Trial.waiting(4, configuration(), 9, START, "enqueued");

        assertThat(JsonText.print(TrialJson.of(waiting, 0, (Json.Object) JsonText.parse("{\"depth\": 3}"))))
                .isEqualTo("""
                        {"number":4,"state":"waiting","reason":"enqueued","attempt":0,"configuration":{"depth":3},\
                        "config":{"depth":3},"value":null,"values":[],"metrics":{},"step":0,\
                        "created_at":"2026-03-01T10:00:00Z","started_at":null,"finished_at":null,"duration_s":0,\
                        "worker":null,"engine":null,"device":null,"threads":null,"parameters_count":null,"peak_memory_bytes":null,\
                        "checkpoint":null,"lineage":null}\
                        """);
    }

    @Test
    void aChildTellsItsParentAndWhatIsOtherThanThere() {
        Lineage lineage = new Lineage(3, 6, List.of(new Lineage.Change("depth", Json.number(2L), Json.number(3L))));
        Trial child = Trial.waiting(4, configuration(), 9, START, "").bredFrom(lineage, Optional.empty());

        assertThat(TrialJson.of(child, 0, Json.EMPTY).get("lineage"))
                .contains(JsonText.parse(
                        "{\"parent\":3,\"step\":6,\"changes\":[{\"parameter\":\"depth\",\"from\":2,\"to\":3}]}"));
    }

    @Test
    void aCompleteTrialShowsItsValuesInTheOrderOfTheObjectives() {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("val_accuracy", 0.5);
        metrics.put("val_loss", Double.NaN);
        Trial complete = new Trial(
                0,
                TrialState.COMPLETE,
                "",
                2,
                configuration(),
                0,
                LearningCurve.EMPTY.plus(3, new double[] {0.5, 100}),
                metrics,
                List.of(0.5, 100.0),
                3,
                Optional.of("trial-0-3"),
                START,
                Optional.of(START),
                Optional.of(START),
                Optional.of(START.plusMillis(1500)),
                Duration.ofMillis(1500),
                Optional.empty(),
                Optional.of("cpu-0"),
                new Execution(
                        Optional.of("MXNet 1.9.1"),
                        Optional.of("cpu"),
                        OptionalInt.of(2),
                        OptionalLong.of(1234),
                        OptionalLong.empty()));

        assertThat(JsonText.print(TrialJson.of(complete, 3, Json.EMPTY))).isEqualTo("""
                        {"number":0,"state":"complete","reason":"","attempt":2,"configuration":{"depth":3},"config":{},\
                        "value":0.5,"values":[0.5,100],"metrics":{"val_accuracy":0.5,"val_loss":"nan"},"step":3,\
                        "created_at":"2026-03-01T10:00:00Z","started_at":"2026-03-01T10:00:00Z",\
                        "finished_at":"2026-03-01T10:00:01.500Z","duration_s":1.5,"worker":"cpu-0",\
                        "engine":"MXNet 1.9.1","device":"cpu","threads":2,"parameters_count":1234,"peak_memory_bytes":null,\
                        "checkpoint":"trial-0-3","lineage":null}\
                        """);
    }

    @Test
    void aStudyShowsItsSpecificationInTheShapeInWhichOneIsPosted() {
        Json.Object study = StudyJson.of(
                StudyState.created("k7f3", spec(), START), Map.of("waiting", 1), Optional.empty(), List.of());

        assertThat(study.members().keySet())
                .startsWith(
                        "id", "name", "state", "reason", "created_at", "started_at", "finished_at", "spec", "counts")
                .contains("best")
                .doesNotContain("pareto");
        assertThat(study.get("best")).contains(new Json.Null());
        assertThat(study.get("state")).contains(Json.text("running"));
        assertThat(((Json.Object) study.get("spec").orElseThrow()).members())
                .containsAllEntriesOf(((Json.Object) JsonText.parse("""
                                                {"name": "digits", "executor": "builtin", "seed": 7,
                                                 "objectives": [{"metric": "val_accuracy", "goal": "maximize",
                                                                 "summary": "best", "target": 0.99}],
                                                 "resource": {"name": "epoch", "min": 1, "max": 27},
                                                 "sampler": {"type": "tpe"},
                                                 "scheduler": {"type": "asha", "reduction_factor": 3},
                                                 "budget": {"max_trials": 60, "max_time": "PT20M", "max_parallel": 2,
                                                            "max_failures": 10},
                                                 "trial": {"depth": {"$int": {"low": 1, "high": 3}}},
                                                 "constraints": ["depth < 3"], "enqueue": [{"depth": 1}],
                                                 "note": "first", "tags": ["a"]}
                                                """)).members());
    }

    @Test
    void aStudyOfSeveralObjectivesListsItsFront() {
        Json trial = TrialJson.of(Trial.waiting(0, configuration(), 0, START, ""), 0, Json.EMPTY);

        Json.Object study = StudyJson.of(
                StudyState.created("k7f3", spec(), START), Map.of(), Optional.of(trial), List.of(trial, trial));

        assertThat(study.get("best")).contains(trial);
        assertThat(study.get("pareto")).contains(new Json.Array(List.of(trial, trial)));
    }

    private static Configuration configuration() {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        values.put("depth", Json.number(3));
        return new Configuration(values, new double[] {3});
    }

    private static StudySpec spec() {
        return new StudySpec(
                "digits",
                List.of(new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.of(0.99), Objective.Summary.BEST)),
                Executor.BUILTIN,
                new Resource("epoch", 1, 27),
                new Algorithm("tpe", Json.EMPTY),
                new Algorithm("asha", Json.EMPTY.with("reduction_factor", Json.number(3))),
                new Budget(
                        OptionalInt.of(60), Optional.of(Duration.ofMinutes(20)), OptionalInt.of(2), OptionalInt.of(10)),
                7,
                (Json.Object) JsonText.parse("{\"depth\": {\"$int\": {\"low\": 1, \"high\": 3}}}"),
                List.of("depth < 3"),
                List.of(Json.EMPTY.with("depth", Json.number(1))),
                "first",
                List.of("a"),
                Duration.ofSeconds(60),
                List.of());
    }
}
