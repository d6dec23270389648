package dev.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.Studies;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StudySpecTest {

    @Test
    void stepsAreJudgedByTheFirstObjectiveThatIsNoCost() {
        StudySpec spec = Studies.minimizing("parameters_count")
                .and("val_f1", Goal.MAXIMIZE, Objective.Summary.LAST)
                .and("train_loss", Goal.MINIMIZE, Objective.Summary.BEST)
                .state()
                .spec();
        assertThat(spec.objective().metric()).isEqualTo("parameters_count");
        assertThat(spec.judge()).isEqualTo(spec.objectives().get(1));
    }

    @Test
    void ofCostsAloneTheValidationLossJudgesSteps() {
        assertThat(Studies.minimizing("epoch_s").state().spec().judge())
                .isEqualTo(new Objective("val_loss", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST));
    }
}
