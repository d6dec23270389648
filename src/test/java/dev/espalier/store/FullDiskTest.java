package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.store.disk.SimulatedDisk;
import dev.espalier.store.disk.SimulatedPath;
import dev.espalier.study.Failure;
import dev.espalier.study.StudyChange;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A disk that takes no more, and later takes something again. */
class FullDiskTest {
    private static final int RUNS = 15;

    @Test
    void aWriteSaysSoInWordsAndNamesNoPath() {
        SimulatedDisk disk = disk();
        StudyStory story = StudyStory.of("s");
        try (JdbiStudyStore store = open()) {
            store.commit(List.of(story.created(), story.started(0)));
            disk.fill();

            assertThatThrownBy(() -> store.commit(List.of(story.measured(0, 0.5))))
                    .isInstanceOfSatisfying(
                            StoreFailure.class,
                            failure -> assertThat(failure.category()).isEqualTo(Failure.Category.UNAVAILABLE))
                    .hasMessage("Nothing can be stored: the disk that holds the data directory is full.");
            assertThat(store.refusal()).isPresent();
        }
    }

    @Test
    void readsGoOnFromWhatWasCommitted() {
        SimulatedDisk disk = disk();
        StudyStory story = StudyStory.of("s");
        try (JdbiStudyStore store = open()) {
            store.commit(List.of(story.created(), story.started(0), story.measured(0, 0.5)));
            disk.fill();
            assertThatThrownBy(() -> store.commit(List.of(story.measured(0, 0.25))))
                    .isInstanceOf(StoreFailure.class);

            assertThat(store.load("s").orElseThrow().position()).isEqualTo(2);
            assertThat(store.journal("s", 0, 10)).hasSize(3);
            assertThat(store.recover()).isFalse();
            assertThat(store.load("s").orElseThrow().trials().get(0).step()).isEqualTo(1);
        }
    }

    @Test
    void whatWasRefusedIsTakenOnceThereIsRoom() {
        SimulatedDisk disk = disk();
        StudyStory story = StudyStory.of("s");
        try (JdbiStudyStore store = open()) {
            store.commit(List.of(story.created(), story.started(0)));
            disk.fill();
            StudyChange refused = story.measured(0, 0.5);
            assertThatThrownBy(() -> store.commit(List.of(refused))).isInstanceOf(StoreFailure.class);
            disk.free();
            assertThatThrownBy(() -> store.commit(List.of(refused))).isInstanceOf(StoreFailure.class);

            assertThat(store.recover()).isTrue();
            store.commit(List.of(refused, story.measured(0, 0.25)));

            assertThat(store.refusal()).isEmpty();
            assertThat(store.load("s").orElseThrow().position()).isEqualTo(3);
        }
        try (JdbiStudyStore store = open()) {
            assertThat(store.load("s").orElseThrow().position()).isEqualTo(3);
        }
    }

    @Test
    void whereverItFillsUpAllThatWasAcknowledgedIsThereAndNothingIsHalfDone() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            SimulatedDisk disk = disk();
            StudyStory story = StudyStory.of("s");
            long acknowledged = -1;
            try (JdbiStudyStore store = open()) {
                store.commit(List.of(story.created(), story.started(0)));
                acknowledged = 1;
                for (int outage = 0; outage < 3; outage++) {
                    disk.fillAfter(random.nextInt(400_000));
                    acknowledged = commitUntilRefused(store, story, acknowledged);
                    long found = store.load("s").orElseThrow().position();
                    // What was being written when it filled up may be there, but then it is whole.
                    assertThat(found).as("run %d, outage %d", run, outage).isBetween(acknowledged, acknowledged + 1);
                    assertThat(store.journal("s", 0, 100_000)).hasSize((int) found + 1);
                    disk.free();
                    assertThat(store.recover()).isTrue();
                    story = StudyStory.goingOn(store.load("s").orElseThrow());
                    acknowledged = found;
                }
                store.commit(List.of(story.measured(0, 0.125)));
            }
            try (JdbiStudyStore store = open()) {
                assertThat(store.load("s").orElseThrow().position()).isEqualTo(acknowledged + 1);
            }
        }
    }

    private static long commitUntilRefused(StudyStore store, StudyStory story, long before) {
        long acknowledged = before;
        while (true) {
            StudyChange next = story.measured(0, 0.5);
            try {
                store.commit(List.of(next));
                acknowledged = next.after().position();
            } catch (StoreFailure refused) {
                assertThat(refused.category()).isEqualTo(Failure.Category.UNAVAILABLE);
                return acknowledged;
            }
        }
    }

    @Test
    void aPowerCutWhileItIsFullLosesNothingEither() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(run);
            SimulatedDisk disk = disk();
            StudyStory story = StudyStory.of("s");
            JdbiStudyStore store = open();
            store.commit(List.of(story.created(), story.started(0)));
            disk.fillAfter(random.nextInt(300_000));
            long acknowledged = commitUntilRefused(store, story, 1);
            assertThat(store.recover()).isFalse();

            SimulatedPath.put("after", disk.afterPowerCut(disk.moment(), random));
            try (JdbiStudyStore after = open("after")) {
                assertThat(after.load("s").orElseThrow().position())
                        .as("run %d", run)
                        .isGreaterThanOrEqualTo(acknowledged);
            }
            store.close();
        }
    }

    @Test
    void aStudyIsDeletedWholeOrNotAtAll() {
        SimulatedDisk disk = disk();
        StudyStory story = StudyStory.of("s");
        try (JdbiStudyStore store = open()) {
            store.commit(List.of(story.created(), story.started(0), story.measured(0, 0.5)));
            disk.fill();
            assertThatThrownBy(() -> store.delete("s")).isInstanceOf(StoreFailure.class);
            assertThat(store.study("s")).isPresent();

            disk.free();
            assertThat(store.recover()).isTrue();
            store.delete("s");

            assertThat(store.study("s")).isEmpty();
            assertThat(store.journal("s", 0, 10)).isEmpty();
        }
    }

    @Test
    void aStoreThatCannotBeWrittenIsNotOpened() {
        SimulatedDisk disk = disk();
        open().close();
        disk.fill();

        assertThatThrownBy(FullDiskTest::open)
                .isInstanceOf(StoreFailure.class)
                .hasMessage("Nothing can be stored: the disk that holds the data directory is full.");
    }

    private static SimulatedDisk disk() {
        SimulatedPath.clear("full");
        return SimulatedPath.disk("full");
    }

    private static JdbiStudyStore open() {
        return open("full");
    }

    private static JdbiStudyStore open(String disk) {
        return new JdbiStudyStore(
                StudyStores.journaled(SimulatedPath.prefix(disk) + "espalier"), InstantSource.system(), () -> {});
    }
}
