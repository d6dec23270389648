package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.study.Goal;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store must keep of reports that lack an objective, and of second ones. */
abstract class MeasurementsContract {
    /** The store under test. */
    abstract StudyStore store();

    final String id = UUID.randomUUID().toString();
    final StudyStory story = StudyStory.of(id);

    @Test
    void aReportWithoutTheObjectiveIsKeptAndMakesNoPoint() {
        store().commit(List.of(
                story.created(),
                story.started(0),
                story.measured(0, 1, Map.of("train_loss", 0.9)),
                story.measured(0, 2, Map.of(StudyStory.METRIC, Double.NaN)),
                story.measured(0, 3, Map.of("train_loss", 0.8))));

        assertLoadsAsTold(story);
        Trial loaded = store().load(id).orElseThrow().trials().getFirst();
        assertThat(loaded.step()).isEqualTo(3);
        assertThat(loaded.curve().lastStep()).isEqualTo(2);
        assertThat(store().measurements(id, Optional.of(0), -1, 100)).hasSize(3);

        store().commit(List.of(story.failed(0, "out of memory")));

        assertLoadsAsTold(story);
    }

    @Test
    void anObjectiveThatWasNotReportedStaysApartFromOneThatWasNotANumber() {
        StudyStory two = StudyStory.of(
                id,
                Instant.parse("2026-03-01T12:00:00Z"),
                new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Objective.Summary.BEST),
                new Objective("latency_ms", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.LAST));
        store().commit(List.of(two.created(), two.started(0), two.measured(0, 0.5), two.measured(0, 0.6, Double.NaN)));
        assertAbsentThenNotANumber();

        store().commit(List.of(two.completed(0)));

        assertAbsentThenNotANumber();
    }

    private void assertAbsentThenNotANumber() {
        LearningCurve curve = store().load(id).orElseThrow().trials().getFirst().curve();
        assertThat(curve.isMeasured(0, 1)).isFalse();
        assertThat(curve.isMeasured(1, 1)).isTrue();
        assertThat(curve.value(1, 1)).isNaN();
        assertThat(curve.firstWhole()).isEqualTo(1);
    }

    @Test
    void metricsAddedToAStepAreOneMeasurementWithThoseBefore() {
        store().commit(List.of(
                story.created(),
                story.started(0),
                story.measured(0, 1, Map.of("train_loss", 0.9)),
                story.measured(0, 2, Map.of("train_loss", 0.8))));
        MeasurementRow first = store().measurement(id, 0, 1).orElseThrow();
        Map<String, Double> all = Map.of("train_loss", 0.9, StudyStory.METRIC, 0.5);

        store().commit(List.of(story.added(0, 1, 1, all, Optional.empty())));

        assertLoadsAsTold(story);
        MeasurementRow row = store().measurement(id, 0, 1).orElseThrow();
        assertThat(row.decided().measurement().metrics()).containsExactlyInAnyOrderEntriesOf(all);
        assertThat(row.decided().reason()).isEqualTo(first.decided().reason());
        assertThat(row.position()).isEqualTo(story.state().position());
        assertThat(row.at()).isEqualTo(first.at());
        assertThat(store().measurements(id, Optional.of(0), -1, 100)).hasSize(2);

        Map<String, Double> second = Map.of("train_loss", 0.8, StudyStory.METRIC, 0.6);
        store().commit(List.of(story.added(0, 1, 2, second, Optional.of("continue"))));

        assertLoadsAsTold(story);
        assertThat(store().measurement(id, 0, 2).orElseThrow().decided().reason())
                .isEqualTo("decided again");
        assertThat(store().measurement(id, 0, 3)).isEmpty();
    }

    private void assertLoadsAsTold(StudyStory told) {
        assertThat(store().load(told.state().id()).orElseThrow()).isEqualTo(told.state());
    }
}
