package dev.espalier.sampler;

import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.steppedReal;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.testing.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SamplersTest {
    private static final SearchSpace SPACE = space(with("rate", logReal(1e-5, 1))
            .with("share", steppedReal(0, 1, 0.25))
            .with("drop", real(0, 0.5)));

    private static List<Problem> problemsOf(String type, Json.Object settings) {
        Problems problems = new Problems();
        Samplers.create(new Algorithm(type, settings), SPACE, Terms.plain(), problems);
        return problems.list();
    }

    @Test
    void everyNameHasItsSettingsDeclared() {
        assertThat(Samplers.names())
                .containsExactly(
                        "auto", "random", "grid", "sobol", "tpe", "gp", "cma-es", "evolution", "nsga2", "bohb");
        assertThat(Samplers.shape().types()).containsOnlyKeys(Samplers.names());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(problemsOf("bayes", Json.EMPTY))
                .containsExactly(new Problem(
                        "sampler.type",
                        "there is no sampler \"bayes\"; known are " + String.join(", ", Samplers.names())));
    }

    @Test
    void gridRefusesWhatItCannotWalkAndNamesIt() {
        assertThat(problemsOf("grid", Json.EMPTY))
                .containsExactly(new Problem(
                        "sampler.type",
                        "grid needs a finite space; give a step to, or use $ordinal or $int for: rate, drop"));
    }

    @Test
    void everyWrongSettingIsNamedAtOnce() {
        Json.Object settings = Json.EMPTY
                .with("n_startup_trials", Json.number(-1))
                .with("gamma", Json.text("small"))
                .with("seed", Json.number(3));
        assertThat(problemsOf("tpe", settings))
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("sampler.n_startup_trials", "sampler.gamma", "sampler.seed");
    }

    @Test
    void aSettingIsNoChoiceLeftOpen() {
        assertThat(problemsOf("tpe", Json.EMPTY.with("gamma", real(0.1, 0.2))))
                .extracting(Problem::path)
                .containsExactly("sampler.gamma");
    }

    @Test
    void settingsOfTheFieldAreTaken() {
        Json.Object settings = Json.EMPTY
                .with("n_startup_trials", Json.number(20))
                .with("n_ei_candidates", Json.number(48))
                .with("prior_weight", Json.number(0.5))
                .with("consider_endpoints", new Json.Bool(true))
                .with("constant_liar", new Json.Bool(false));
        assertThat(problemsOf("tpe", settings)).isEmpty();
    }
}
