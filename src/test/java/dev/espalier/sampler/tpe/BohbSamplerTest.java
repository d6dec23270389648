package dev.espalier.sampler.tpe;

import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.Samplers;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Studies;
import dev.espalier.testing.Terms;
import org.junit.jupiter.api.Test;

final class BohbSamplerTest {
    private static final SearchSpace SPACE = space(with("x", real(0, 1)));

    private static Fidelity seen(Studies study, int enough) {
        Fidelity fidelity = new Fidelity(study.objectives(), enough);
        study.state().trials().forEach(fidelity::see);
        return fidelity;
    }

    @Test
    void theHighestStepThatEnoughTrialsReachedIsTaken() {
        Studies study = Studies.minimizing("loss")
                .with(TrialState.PAUSED, 5.0)
                .with(TrialState.PRUNED, 4.0, 3.0, 2.0)
                .with(TrialState.COMPLETE, 5.0, 1.0, 0.9)
                .with(TrialState.COMPLETE, 5.0, 1.0, 0.9, 0.1);
        assertThat(seen(study, 5).step()).isEmpty();
        assertThat(seen(study, 4).step()).hasValue(1);
        assertThat(seen(study, 3).step()).hasValue(3);
        assertThat(seen(study, 1).step()).hasValue(4);
    }

    @Test
    void trialsLookAsTheyDidAtThatStep() {
        Studies study = Studies.minimizing("loss")
                .with(TrialState.PAUSED, 5.0)
                .with(TrialState.PRUNED, 4.0, 3.0, 2.0)
                .with(TrialState.RUNNING, 5.0, 1.0, 0.9, 0.1)
                .with(TrialState.RUNNING, 5.0)
                .with(TrialState.FAILED, 5.0);
        assertThat(seen(study, 2).view())
                .extracting(Trial::state)
                .containsExactly(
                        TrialState.CANCELLED,
                        TrialState.COMPLETE,
                        TrialState.COMPLETE,
                        TrialState.RUNNING,
                        TrialState.FAILED);
        assertThat(seen(study, 2).view().get(2).values()).containsExactly(0.9);
    }

    @Test
    void aTrialThatGoesFurtherLooksTheSame() {
        Studies study = Studies.minimizing("loss").with(TrialState.RUNNING, 2.0).with(TrialState.PAUSED, 3.0);
        Fidelity fidelity = seen(study, 2);
        Trial before = fidelity.view().getFirst();
        study.become(0, TrialState.RUNNING, LearningCurve.of(new int[] {1, 2}, new double[][] {{2}, {1}}));
        fidelity.see(study.state().trials().getFirst());
        assertThat(fidelity.view().getFirst()).isSameAs(before);
    }

    @Test
    void withoutRungsItSaysWhatWouldBeRight() {
        Problems problems = new Problems();
        Samplers.create(new Algorithm("bohb", Json.EMPTY), SPACE, Terms.plain(), problems);
        assertThat(problems.list())
                .containsExactly(new Problem(
                        "sampler.type",
                        "bohb learns from steps at which a scheduler compares trials, and the scheduler none has"
                                + " none; take hyperband, asha or pasha, or leave the scheduler out for hyperband"));
    }
}
