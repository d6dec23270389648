package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
    private final Problems problems = new Problems();

    @Test
    void onlyNameObjectivesAndTrialAreNeeded() {
        StudySpec spec = read("""
                {"name": "a", "objectives": [{"metric": "val_accuracy", "goal": "maximize"}], "trial": {}}""");

        assertThat(problems.list()).isEmpty();
        assertThat(spec.executor()).isEqualTo(Executor.BUILTIN);
        assertThat(spec.resource()).isEqualTo(new Resource("epoch", 1, 27));
        assertThat(spec.objective().goal()).isEqualTo(Goal.MAXIMIZE);
        assertThat(spec.sampler().type()).isEqualTo("auto");
        assertThat(spec.leaseDuration()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsPath() {
        read("""
                {"name": "", "objectives": [{"metric": "loss", "goal": "least", "aim": 3}], "seeds": 1,
                 "resource": {"min": 9, "max": 3}, "budget": {"max_trials": 0, "max_time": "20 minutes"},
                 "sampler": {"gamma": 2}, "executor": "cloud"}""");

        assertThat(problems.list())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "name",
                        "objectives.0.goal",
                        "objectives.0.aim",
                        "seeds",
                        "resource.min",
                        "budget.max_trials",
                        "budget.max_time",
                        "sampler.type",
                        "executor",
                        "trial");
    }

    @Test
    void aMessageSaysWhatWouldBeRight() {
        read("""
                {"name": "a", "objectives": [{"metric": "loss", "goal": "least"}], "trial": {},
                 "budget": {"max_time": "20 minutes"}}""");

        assertThat(problems.list())
                .containsExactlyInAnyOrder(
                        new Problem("objectives.0.goal", "must be one of maximize, minimize"),
                        new Problem(
                                "budget.max_time",
                                "must be an ISO 8601 duration longer than nothing, such as \"PT20M\""));
    }

    @Test
    void aSamplerMayBeGivenByItsNameAlone() {
        StudySpec spec = read("""
                {"name": "a", "objectives": [{"metric": "m", "goal": "maximize"}], "trial": {}, "sampler": "tpe"}""");

        assertThat(problems.list()).isEmpty();
        assertThat(spec.sampler().type()).isEqualTo("tpe");
    }

    @Test
    void aSeedOutsideItsRangeIsNamed() {
        read("""
                {"name": "a", "objectives": [{"metric": "m", "goal": "maximize"}], "trial": {}, "seed": 1.5}""");

        assertThat(problems.list()).extracting(Problem::path).isEqualTo(List.of("seed"));
    }

    private StudySpec read(String text) {
        return new SpecReader(problems).read((Json.Object) JsonText.parse(text));
    }
}
