package dev.espalier.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Failure;
import dev.espalier.study.StudyChange;
import dev.espalier.testing.Patience;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GroupCommitWriterTest {
    private final List<List<StudyChange>> committed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void writesThatWaitAreCommittedTogetherInTheOrderTheyCame() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        StudyStory story = StudyStory.of("s");
        List<StudyChange> changes = List.of(story.created(), story.started(0), story.started(1), story.started(2));
        try (GroupCommitWriter writer = new GroupCommitWriter(afterWaitingFor(first), 10, 10)) {
            List<CompletableFuture<Void>> written = writeEach(writer, changes);
            first.countDown();
            allDone(written);
        }

        assertThat(committed.stream().flatMap(List::stream)).containsExactlyElementsOf(changes);
        assertThat(committed).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aGroupHoldsNoMoreWritesThanItMay() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (GroupCommitWriter writer = new GroupCommitWriter(afterWaitingFor(first), 100, 3)) {
            List<CompletableFuture<Void>> written = writeEach(writer, studies(10));
            first.countDown();
            allDone(written);
        }

        assertThat(committed).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(3));
        assertThat(committed.stream().mapToInt(List::size).sum()).isEqualTo(10);
    }

    @Test
    void aWriteIsNotDoneBeforeItsCommit() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (GroupCommitWriter writer = new GroupCommitWriter(afterWaitingFor(release), 10, 10)) {
            CompletableFuture<Void> written =
                    writer.write(List.of(StudyStory.of("s").created()));
            assertThat(written).isNotDone();
            release.countDown();
            written.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void moreThanMayWaitIsRefusedAsBusy() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        try (GroupCommitWriter writer = new GroupCommitWriter(
                changes -> {
                    busy.countDown();
                    afterWaitingFor(release).accept(changes);
                },
                2,
                1)) {
            List<StudyChange> changes = studies(4);
            List<CompletableFuture<Void>> accepted = new ArrayList<>(writeEach(writer, changes.subList(0, 1)));
            busy.await();
            accepted.addAll(writeEach(writer, changes.subList(1, 3)));

            assertThat(writer.write(changes.subList(3, 4)))
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(TooBusy.class)
                    .withMessageContaining("2 writes wait already");
            release.countDown();
            allDone(accepted);
        }
        assertThat(committed).hasSize(3);
    }

    @Test
    void closingWritesWhatWasAccepted() {
        CountDownLatch open = new CountDownLatch(0);
        GroupCommitWriter writer = new GroupCommitWriter(afterWaitingFor(open), 100, 7);
        List<CompletableFuture<Void>> written = writeEach(writer, studies(50));

        writer.close();

        assertThat(written).allSatisfy(one -> assertThat(one).isCompleted());
        assertThat(writer.write(studies(1)))
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("shutting down")
                .havingCause()
                .satisfies(cause -> assertThat(((Failure) cause).category()).isEqualTo(Failure.Category.BUSY));
        writer.close();
    }

    @Test
    void aChangeThatCannotBeWrittenFailsAloneAndWhatBuildsOnItFailsToo(@TempDir Path directory) {
        StudyStory good = StudyStory.of("good");
        StudyStory bad = StudyStory.of("bad");
        StudyChange created = bad.created();
        bad.started(0);
        CountDownLatch gathered = new CountDownLatch(1);
        try (StudyStore store = StudyStores.open(directory);
                GroupCommitWriter writer = new GroupCommitWriter(
                        changes -> {
                            await(gathered);
                            store.commit(changes);
                        },
                        10,
                        10)) {
            List<CompletableFuture<Void>> written = writeEach(
                    writer,
                    List.of(
                            good.created(),
                            created,
                            bad.measured(0, 0.5),
                            good.started(0),
                            bad.measured(0, 0.6),
                            good.measured(0, 0.5)));
            gathered.countDown();
            writer.close();

            assertThat(written)
                    .extracting(CompletableFuture::isCompletedExceptionally)
                    .containsExactly(false, false, true, false, true, false);
            assertThat(store.load("good")).contains(good.state());
            assertThat(store.load("bad")).contains(created.after());
        }
    }

    @Test
    void manyThreadsWriteTheirStudiesInOrder(@TempDir Path directory) {
        List<StudyStory> stories = new ArrayList<>();
        try (StudyStore store = StudyStores.open(directory)) {
            try (GroupCommitWriter writer = new GroupCommitWriter(store);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int study = 0; study < 16; study++) {
                    StudyStory story = StudyStory.of("study-" + study);
                    stories.add(story);
                    threads.submit(() -> tell(writer, story));
                }
            }
            for (StudyStory story : stories) {
                assertThat(store.load(story.state().id())).contains(story.state());
            }
        }
    }

    private static void tell(GroupCommitWriter writer, StudyStory story) {
        writer.write(List.of(story.created())).join();
        writer.write(List.of(story.started(0)));
        for (int step = 0; step < 20; step++) {
            writer.write(List.of(story.measured(0, step / 20.0)));
        }
        writer.write(List.of(story.completed(0))).join();
    }

    private java.util.function.Consumer<List<StudyChange>> afterWaitingFor(CountDownLatch latch) {
        return changes -> {
            await(latch);
            committed.add(changes);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<StudyChange> studies(int count) {
        List<StudyChange> changes = new ArrayList<>();
        for (int study = 0; study < count; study++) {
            changes.add(StudyStory.of("study-" + study).created());
        }
        return changes;
    }

    private static List<CompletableFuture<Void>> writeEach(GroupCommitWriter writer, List<StudyChange> changes) {
        return changes.stream().map(change -> writer.write(List.of(change))).toList();
    }

    private static void allDone(List<CompletableFuture<Void>> written) throws Exception {
        CompletableFuture.allOf(written.toArray(CompletableFuture[]::new))
                .get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
}
