package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.bus.Codecs;
import dev.espalier.coordinator.ExternalTrials.Asked;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.store.GroupCommitWriter;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStores;
import dev.espalier.study.StudyStatus;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.Patience;
import dev.espalier.trainer.config.TrainerVocabulary;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sampler that never comes to an end is let go as soon as its proposal is not wanted. */
class DroppedProposalTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();
    private Vertx vertx;
    private StudyStore store;
    private GroupCommitWriter writer;
    private Coordinator coordinator;

    private final Sampler endless = (_, _, random) -> {
        begun.incrementAndGet();
        try {
            while (true) {
                random.nextGaussian();
            }
        } finally {
            over.incrementAndGet();
        }
    };

    @BeforeEach
    void start(@TempDir Path directory) {
        vertx = Vertx.vertx();
        Codecs.register(vertx);
        store = StudyStores.open(directory);
        writer = new GroupCommitWriter(store);
        Submissions submissions = new Submissions(new TrainerVocabulary(_ -> Optional.empty()), _ -> Optional.empty());
        ServerClock clock = ServerClock.system();
        CoordinatorVerticle verticle = new CoordinatorVerticle(
                store, change -> writer.write(List.of(change)), _ -> {}, submissions, new Workers(clock), clock);
        await(vertx.deployVerticle(verticle));
        coordinator = verticle.coordinator();
    }

    @AfterEach
    void end() {
        await(vertx.close());
        writer.close();
        store.close();
        assertThat(over.get()).isEqualTo(begun.get());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** A study whose sampler is at work on a proposal for one who waits. */
    private record Waiting(String study, Future<Asked> asked) {}

    private Waiting waiting() {
        Submission read = coordinator.read(ExternalStudy.spec(""));
        Submission submission = new Submission(
                read.spec(),
                read.space(),
                endless,
                read.scheduler(),
                read.stopRules(),
                read.enqueued(),
                read.dataset());
        String study = await(coordinator.submit(submission, Optional.empty())).id();
        Future<Asked> asked = coordinator.external().ask(study, "client", 1, () -> true);
        Patience.await().until(() -> begun.get() == 1);
        return new Waiting(study, asked);
    }

    @Test
    void aPausedStudyWantsNone() {
        Waiting waiting = waiting();

        await(coordinator.pause(waiting.study(), Optional.empty()));

        assertThat(await(waiting.asked()).trials()).isEmpty();
        assertThat(await(coordinator.resume(waiting.study(), Optional.empty())).status())
                .isEqualTo(StudyStatus.RUNNING);
        assertThat(await(coordinator.external().ask(waiting.study(), "client", 1, () -> true))
                        .trials())
                .hasSize(1);
    }

    @Test
    void aStoppedStudyWantsNone() {
        Waiting waiting = waiting();

        assertThat(await(coordinator.stop(waiting.study(), Optional.empty())).reason())
                .isEqualTo("stopped by request");

        assertThat(await(waiting.asked()).trials()).isEmpty();
    }

    @Test
    void aDeletedStudyWantsNone() {
        Waiting waiting = waiting();

        await(coordinator.delete(waiting.study()));

        Patience.await().until(() -> over.get() == 1);
        assertThat(store.load(waiting.study())).isEmpty();
    }

    @Test
    void aServerThatClosesWantsNone() {
        waiting();

        await(vertx.close());

        Patience.await().until(() -> over.get() == 1);
    }
}
