package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.store.StudyStore.AttemptRow;
import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.store.StudyStore.PageRequest;
import dev.espalier.store.StudyStore.Standing;
import dev.espalier.store.StudyStore.TrialQuery;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Budget;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lineage;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store must do with the changes it is handed: keep them, and give the same study back. */
abstract class StudyStoreContract {
    private static final Execution ON_A_GPU = new Execution(
            Optional.of("pytorch 2.7.1"),
            Optional.of("gpu0"),
            OptionalInt.of(4),
            OptionalLong.of(12_345),
            OptionalLong.of(1L << 33));

    /** The store under test. */
    abstract StudyStore store();

    final String id = UUID.randomUUID().toString();
    final StudyStory story = StudyStory.of(id);

    @Test
    void aNewStudyComesBackAsItWas() {
        store().commit(List.of(story.created()));

        assertLoadsAsTold(story);
    }

    @Test
    void everyKindOfEventLeavesTheStateThatItLed() {
        for (StudyChange change : everyKindOfEvent(story)) {
            store().commit(List.of(change));
            assertThat(store().load(id).orElseThrow())
                    .as("after %s", change.event())
                    .isEqualTo(change.after());
        }
    }

    @Test
    void aChildRemembersItsParent() {
        Lineage lineage = new Lineage(
                0,
                2,
                List.of(
                        new Lineage.Change("learning_rate", Json.number(0.01), Json.number(0.012)),
                        new Lineage.Change("optimizer.momentum", Json.number(0.9), new Json.Null())));
        store().commit(List.of(story.created(), story.started(0), story.bred(lineage)));

        assertThat(store().load(id).orElseThrow().trials().get(1).lineage()).contains(lineage);
        assertThat(store().load(id).orElseThrow().trials().get(0).lineage()).isEmpty();
        assertLoadsAsTold(story);
    }

    @Test
    void oneGroupOfManyEventsLeavesTheSameAsOneEach() {
        store().commit(everyKindOfEvent(story));

        assertLoadsAsTold(story);
    }

    @Test
    void theJournalGivesEveryEventBackInOrder() {
        List<StudyChange> changes = everyKindOfEvent(story);
        store().commit(changes);

        assertThat(store().journal(id, 0, 1000))
                .containsExactlyElementsOf(
                        changes.stream().map(StudyChange::event).toList());
    }

    @Test
    void theJournalCanBeReadFromAnyPosition() {
        List<StudyChange> changes = everyKindOfEvent(story);
        store().commit(changes);

        List<StudyEvent> part = store().journal(id, 5, 3);

        assertThat(part)
                .containsExactlyElementsOf(
                        changes.subList(5, 8).stream().map(StudyChange::event).toList());
    }

    @Test
    void numbersThatAreNotFiniteComeBack() {
        store().commit(List.of(
                story.created(),
                story.started(0),
                story.measured(0, Double.NaN),
                story.measured(0, Double.NEGATIVE_INFINITY),
                story.measured(0, Double.POSITIVE_INFINITY),
                story.measured(0, 5e-324),
                story.completed(0)));

        assertLoadsAsTold(story);
        assertThat(store().trial(id, 0).orElseThrow().trial().value()).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void severalObjectivesComeBack() {
        StudyStory two = StudyStory.of(
                id,
                Instant.parse("2026-03-01T12:00:00Z"),
                new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Objective.Summary.BEST),
                new Objective("latency_ms", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.LAST));
        store().commit(List.of(two.created(), two.started(0), two.measured(0, 0.5, 12), two.measured(0, 0.6)));
        assertLoadsAsTold(two);

        store().commit(List.of(two.measured(0, 0.7, 13), two.completed(0)));

        assertLoadsAsTold(two);
        assertThat(two.trial(0).values()).containsExactly(0.7, 13.0);
    }

    @Test
    void aLostAttemptTakesBackWhatItMeasuredBeyondItsCheckpoint() {
        store().commit(List.of(
                story.created(), story.started(0), story.measured(0, 0.1), story.measured(0, 0.2), story.saved(0)));
        store().commit(List.of(story.measured(0, 0.3), story.lost(0), story.started(0), story.measured(0, 0.35)));

        assertLoadsAsTold(story);
        assertThat(store().measurements(id, Optional.of(0), -1, 100))
                .extracting(
                        row -> row.decided().attempt(),
                        row -> row.decided().measurement().step(),
                        MeasurementRow::standing)
                .containsExactlyInAnyOrder(
                        tuple(1, 1, Standing.STANDING),
                        tuple(1, 2, Standing.STANDING),
                        tuple(1, 3, Standing.SUPERSEDED),
                        tuple(2, 3, Standing.STANDING));
    }

    @Test
    void aSupersededMeasurementIsAChangeAtThePositionOfTheLoss() {
        store().commit(List.of(story.created(), story.started(0), story.measured(0, 0.1)));
        long before = story.state().position();
        store().commit(List.of(story.lost(0)));

        assertThat(store().measurements(id, Optional.empty(), before, 100))
                .extracting(MeasurementRow::position, MeasurementRow::standing)
                .containsExactly(tuple(story.state().position(), Standing.SUPERSEDED));
    }

    @Test
    void attemptsTellWhoRanThemAndHowTheyEnded() {
        store().commit(List.of(story.created(), story.started(0), story.measured(0, 0.1), story.lost(0)));
        store().commit(List.of(story.started(0), story.pausedAt(0, 0.2), story.started(0), story.completed(0)));
        store().commit(List.of(story.started(1)));

        assertThat(store().attempts(id, 0))
                .extracting(AttemptRow::attempt, AttemptRow::worker, AttemptRow::from, AttemptRow::outcome)
                .containsExactly(
                        tuple(1, "worker 0", 0, "lost: no heartbeat for 60 s"),
                        tuple(2, "worker 0", 0, "paused: asha: rung 1, rank 4 of 5, cut-off 0.871"),
                        tuple(3, "worker 0", 1, "complete"));
        assertThat(store().attempts(id, 0))
                .allSatisfy(attempt -> assertThat(attempt.endedAt())
                        .hasValueSatisfying(end -> assertThat(end).isAfter(attempt.startedAt())));
        assertThat(store().attempts(id, 1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo("running");
            assertThat(attempt.endedAt()).isEmpty();
        });
    }

    @Test
    void anAttemptMayChangeTheConfiguration() {
        store().commit(List.of(story.created(), story.started(0), story.pausedAt(0, 0.5)));
        store().commit(List.of(story.started(0, StudyStory.configuration(0.5, "rmsprop"))));

        assertLoadsAsTold(story);
        assertThat(store().trials(
                                id, new TrialQuery(Optional.empty(), "optimizer", StudyStore.Order.ASCENDING), first())
                        .items())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.trial().configuration()).isEqualTo(StudyStory.configuration(0.5, "rmsprop")));
    }

    @Test
    void aTrialAloneIsTheStudysOneWithoutItsCurve() {
        store().commit(everyKindOfEvent(story));

        for (Trial trial : story.state().trials()) {
            TrialRow row = store().trial(id, trial.number()).orElseThrow();
            assertThat(row.trial())
                    .usingRecursiveComparison()
                    .withEqualsForType(Object::equals, Configuration.class)
                    .ignoringFields("curve")
                    .isEqualTo(trial);
            assertThat(row.trial().curve()).isEqualTo(LearningCurve.EMPTY);
        }
        assertThat(store().trial(id, 999)).isEmpty();
    }

    @Test
    void changedTrialsAreReadFromWhereTheReaderLeftOff() {
        store().commit(List.of(story.created(), story.started(0), story.started(1), story.started(2)));
        long before = story.state().position();
        store().commit(List.of(story.measured(2, 0.1), story.measured(0, 0.1), story.measured(2, 0.2)));

        List<TrialRow> changed = store().trialsChangedAfter(id, before, 10);

        assertThat(changed)
                .extracting(row -> row.trial().number(), TrialRow::position)
                .containsExactly(tuple(0, before + 2), tuple(2, before + 3));
        assertThat(store().trialsChangedAfter(id, before + 3, 10)).isEmpty();
    }

    @Test
    void trialsThatOneEventChangedAreNeverSplit() {
        store().commit(List.of(story.created(), story.started(0), story.started(1), story.started(2)));
        store().commit(List.of(story.completed(1), story.stopped()));

        List<TrialRow> first = store().trialsChangedAfter(id, 0, 1);
        List<TrialRow> second = store().trialsChangedAfter(id, first.getLast().position(), 1);

        assertThat(first).extracting(row -> row.trial().number()).containsExactly(1);
        assertThat(second).extracting(row -> row.trial().number()).containsExactly(0, 2);
    }

    @Test
    void measurementsOfAllTrialsAreReadInOrderFromWhereTheReaderLeftOff() {
        store().commit(List.of(story.created(), story.started(0), story.started(1)));
        long before = story.state().position();
        store().commit(List.of(story.measured(1, 0.1), story.measured(0, 0.2), story.measured(1, 0.3)));

        assertThat(store().measurements(id, Optional.empty(), before, 2))
                .extracting(MeasurementRow::position)
                .containsExactly(before + 1, before + 2);
        assertThat(store().measurements(id, Optional.of(1), before, 2))
                .extracting(row -> row.decided().measurement().metrics().get(StudyStory.METRIC))
                .containsExactly(0.1, 0.3);
    }

    @Test
    void aChangeThatDoesNotFollowIsRefusedAndNothingOfItsGroupIsKept() {
        StudyStory other = StudyStory.of(UUID.randomUUID().toString());
        store().commit(List.of(story.created()));
        StudyChange skipped = story.started(0);
        StudyChange beyond = story.measured(0, 0.5);

        assertThatThrownBy(() -> store().commit(List.of(other.created(), beyond)))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("position 2 of study " + id + " does not follow");

        assertThat(store().load(other.state().id())).isEmpty();
        store().commit(List.of(skipped, beyond));
        assertLoadsAsTold(story);
    }

    @Test
    void aChangeIsNeverWrittenTwice() {
        StudyChange created = story.created();
        StudyChange started = story.started(0);
        store().commit(List.of(created, started));

        assertThatThrownBy(() -> store().commit(List.of(created))).isInstanceOf(StoreFailure.class);
        assertThatThrownBy(() -> store().commit(List.of(started))).isInstanceOf(StoreFailure.class);

        assertLoadsAsTold(story);
    }

    @Test
    void aDeletedStudyLeavesNothing() {
        StudyStory other = StudyStory.of(UUID.randomUUID().toString());
        store().commit(everyKindOfEvent(story));
        store().commit(everyKindOfEvent(other));
        StudyChange late = story.expired();

        store().delete(id);

        assertThat(store().load(id)).isEmpty();
        assertThat(store().study(id)).isEmpty();
        assertThat(store().trial(id, 0)).isEmpty();
        assertThat(store().journal(id, 0, 10)).isEmpty();
        assertThat(store().attempts(id, 0)).isEmpty();
        assertThat(store().measurements(id, Optional.empty(), -1, 10)).isEmpty();
        assertThat(store().trials(id, TrialQuery.BY_NUMBER, first()).items()).isEmpty();
        assertThatThrownBy(() -> store().commit(List.of(late))).isInstanceOf(StoreFailure.class);
        assertLoadsAsTold(other);
        store().delete(id);
    }

    @Test
    void anUnknownStudyIsEmpty() {
        assertThat(store().load("nobody")).isEmpty();
        assertThat(store().study("nobody")).isEmpty();
        assertThat(store().leaderboard("nobody", first()).items()).isEmpty();
    }

    /** A story in which every kind of event happens, and trials reach every state. */
    static List<StudyChange> everyKindOfEvent(StudyStory story) {
        return List.of(
                story.created(),
                story.enqueued(StudyStory.configuration(0.25, "lion, \"quoted\" ü")),
                story.started(1),
                story.described(1, ON_A_GPU),
                story.measured(1, 0.5),
                story.saved(1),
                story.measured(1, 3, Map.of(StudyStory.METRIC, 0.6, "val_f1_ä", 0.125)),
                story.started(2),
                story.paused(),
                story.resumed(),
                story.amended("another name", List.of("a", "b"), Budget.UNLIMITED),
                story.lost(1),
                story.started(0),
                story.started(1),
                story.prunedAt(0, 0.1),
                story.pausedAt(2, 0.7),
                story.started(3),
                story.failed(3, "diverged: the loss is NaN at step 4"),
                story.started(4),
                story.cancelled(4),
                story.measured(1, 0.9),
                story.completed(1),
                story.scored(1, 0.875),
                story.started(5),
                story.enqueued(StudyStory.configuration(0.75, "sgd")),
                story.exhausted(),
                story.expired(),
                story.failedAltogether("too many failures"),
                story.stopped());
    }

    private void assertLoadsAsTold(StudyStory told) {
        assertThat(store().load(told.state().id()).orElseThrow()).isEqualTo(told.state());
    }

    static PageRequest first() {
        return PageRequest.first(100);
    }
}
