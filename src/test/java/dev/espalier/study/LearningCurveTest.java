package dev.espalier.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    private static final List<Objective> TWO = List.of(
            new Objective("loss", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST),
            new Objective("size", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.LAST));

    private static double[] point(Map<String, Double> metrics) {
        return LearningCurve.point(TWO, metrics).orElseThrow();
    }

    @Test
    void metricsWithoutAnObjectiveMakeNoPoint() {
        assertThat(LearningCurve.point(TWO, Map.of("train_loss", 1.0))).isEmpty();
        assertThat(LearningCurve.point(TWO, Map.of())).isEmpty();
    }

    @Test
    void whatWasNotReportedIsNotWhatWasNotANumber() {
        LearningCurve curve = LearningCurve.EMPTY
                .plus(1, point(Map.of("loss", 0.5)))
                .plus(2, point(Map.of("loss", 0.4, "size", Double.NaN)));

        assertThat(curve.isMeasured(0, 1)).isFalse();
        assertThat(curve.isMeasured(1, 1)).isTrue();
        assertThat(curve.at(1, 1)).isEmpty();
        assertThat(curve.at(2, 1)).isPresent();
        assertThat(curve.value(0, 1)).isNaN();
        assertThat(curve.upTo(1)).isNotEqualTo(LearningCurve.EMPTY.plus(1, new double[] {0.5, Double.NaN}));
    }

    @Test
    void aCurveIsWholeOnceEachObjectiveWasReported() {
        LearningCurve curve = LearningCurve.EMPTY
                .plus(1, point(Map.of("loss", 0.5)))
                .plus(2, point(Map.of("loss", 0.4)))
                .plus(3, point(Map.of("size", 9.0)))
                .plus(4, point(Map.of("loss", 0.3)));

        assertThat(curve.upTo(2).firstWhole()).isEqualTo(2);
        assertThat(curve.firstWhole()).isEqualTo(2);
        assertThat(curve.summary(TWO.get(0), 0)).hasValue(0.3);
        assertThat(curve.summary(TWO.get(1), 1)).hasValue(9);
    }

    @Test
    void valuesAreAddedToAStepInItsPlace() {
        LearningCurve curve =
                LearningCurve.EMPTY.plus(1, point(Map.of("loss", 0.5))).plus(4, point(Map.of("loss", 0.3)));

        assertThat(curve.with(4, point(Map.of("size", 8.0))))
                .isEqualTo(LearningCurve.EMPTY
                        .plus(1, point(Map.of("loss", 0.5)))
                        .plus(4, point(Map.of("loss", 0.3, "size", 8.0))));
        assertThat(curve.with(2, point(Map.of("size", 7.0))))
                .isEqualTo(LearningCurve.EMPTY
                        .plus(1, point(Map.of("loss", 0.5)))
                        .plus(2, point(Map.of("size", 7.0)))
                        .plus(4, point(Map.of("loss", 0.3))));
        assertThat(curve.with(5, point(Map.of("loss", 0.2))).lastStep()).isEqualTo(5);
    }
}
