package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.espalier.bus.Address;
import dev.espalier.bus.Codecs;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.bus.Messages.Finish;
import dev.espalier.bus.Messages.LeaseReply;
import dev.espalier.bus.Messages.LeaseRequest;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.json.JsonText;
import dev.espalier.store.GroupCommitWriter;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStores;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Executor;
import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudySpec;
import dev.espalier.study.UnknownThing;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.Patience;
import dev.espalier.trainer.config.TrainerVocabulary;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What comes for a study while it is deleted finds none; that is no fault, and not logged as one. */
class DeletedStudyTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CountDownLatch deleting = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private Vertx vertx;
    private StudyStore store;
    private GroupCommitWriter writer;
    private Coordinator coordinator;

    @BeforeEach
    void start(@TempDir Path directory) {
        log.start();
        root.addAppender(log);
        vertx = Vertx.vertx();
        Codecs.register(vertx);
        store = StudyStores.open(directory);
        writer = new GroupCommitWriter(store);
        Submissions submissions = new Submissions(new TrainerVocabulary(_ -> Optional.empty()), _ -> Optional.empty());
        ServerClock clock = ServerClock.system();
        CoordinatorVerticle verticle = new CoordinatorVerticle(
                store,
                change -> writer.write(List.of(change)),
                _ -> rowsAreGone(),
                submissions,
                new Workers(clock),
                clock);
        await(vertx.deployVerticle(verticle));
        coordinator = verticle.coordinator();
    }

    @AfterEach
    void end() {
        released.countDown();
        await(vertx.close());
        writer.close();
        store.close();
        root.detachAppender(log);
    }

    /** Called between the deletion of the rows and its end. */
    private void rowsAreGone() {
        deleting.countDown();
        pass(released);
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.LONGEST.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static Amendment renamed() {
        return Amendment.read((Json.Object) JsonText.parse("{\"name\": \"another\"}"));
    }

    @Test
    void aChangeDuringTheDeletionFindsNoStudy() {
        String study = await(coordinator.submit(coordinator.read(ExternalStudy.spec("")), Optional.empty()))
                .id();
        Future<Void> deleted = coordinator.delete(study);
        pass(deleting);

        assertThatThrownBy(() -> await(coordinator.amend(study, renamed()))).hasCauseInstanceOf(UnknownThing.class);
        assertThatThrownBy(() -> await(coordinator.delete(study))).hasCauseInstanceOf(UnknownThing.class);
        released.countDown();
        await(deleted);

        assertThatThrownBy(() -> await(coordinator.amend(study, renamed()))).hasCauseInstanceOf(UnknownThing.class);
        assertThat(log.list).isEmpty();
    }

    @Test
    void aWinnersScoreThatComesAfterTheDeletionIsDropped() {
        released.countDown();
        String study = await(coordinator.submit(builtin(), Optional.empty())).id();
        CompletableFuture<Message<ScoreRequest>> asked = new CompletableFuture<>();
        vertx.eventBus().<ScoreRequest>consumer(Address.score("worker"), asked::complete);
        Assignment trial = lease().assignment().orElseThrow();
        await(vertx.eventBus()
                .request(
                        Address.FINISH,
                        new Finish(
                                study,
                                trial.number(),
                                trial.lease(),
                                new Outcome.Completed(new LinkedHashMap<>(Map.of("loss", 0.5))))));
        lease();
        Message<ScoreRequest> scoring = asked.join();

        await(coordinator.delete(study));
        scoring.reply(new ScoreReply(Map.of("test_loss", 0.5)));
        lease();

        assertThat(store.load(study)).isEmpty();
        assertThat(log.list).isEmpty();
    }

    private LeaseReply lease() {
        return await(vertx.eventBus().<LeaseReply>request(Address.LEASE, new LeaseRequest("worker")))
                .body();
    }

    /** A study of one trial for the server's own workers. */
    private Submission builtin() {
        Submission read = coordinator.read(ExternalStudy.spec("'budget': {'max_trials': 1}"));
        StudySpec spec = read.spec();
        return new Submission(
                new StudySpec(
                        spec.name(),
                        spec.objectives(),
                        Executor.BUILTIN,
                        spec.resource(),
                        spec.sampler(),
                        spec.scheduler(),
                        spec.budget(),
                        spec.seed(),
                        spec.trial(),
                        spec.constraints(),
                        spec.enqueue(),
                        spec.note(),
                        spec.tags(),
                        spec.leaseDuration(),
                        spec.stopWhen()),
                read.space(),
                read.sampler(),
                read.scheduler(),
                read.stopRules(),
                read.enqueued(),
                Optional.of(new DatasetSpec("none", "csv", List.of(), List.of(), Json.EMPTY)));
    }
}
