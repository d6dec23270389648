package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.bus.Codecs;
import dev.espalier.coordinator.ExternalTrials.Asked;
import dev.espalier.store.GroupCommitWriter;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStores;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.Patience;
import dev.espalier.trainer.config.TrainerVocabulary;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails for a moment: what was answered stands, what was not did not happen, and the study goes on. */
class FailedWriteTest {
    private static final IllegalStateException FULL = new IllegalStateException("the disk is full");

    private final Deque<CompletableFuture<Void>> failures = new ConcurrentLinkedDeque<>();
    private final AtomicInteger writes = new AtomicInteger();
    private Vertx vertx;
    private StudyStore store;
    private GroupCommitWriter writer;
    private Coordinator coordinator;

    @BeforeEach
    void start(@TempDir Path directory) {
        vertx = Vertx.vertx();
        Codecs.register(vertx);
        store = StudyStores.open(directory);
        writer = new GroupCommitWriter(store);
        Submissions submissions = new Submissions(new TrainerVocabulary(_ -> Optional.empty()), _ -> Optional.empty());
        ServerClock clock = ServerClock.system();
        CoordinatorVerticle verticle =
                new CoordinatorVerticle(store, this::write, _ -> {}, submissions, new Workers(clock), clock);
        await(vertx.deployVerticle(verticle));
        coordinator = verticle.coordinator();
    }

    @AfterEach
    void end() {
        await(vertx.close());
        writer.close();
        store.close();
    }

    private CompletionStage<Void> write(StudyChange change) {
        writes.incrementAndGet();
        CompletableFuture<Void> failure = failures.poll();
        return failure == null ? writer.write(List.of(change)) : failure;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private String study() {
        return await(coordinator.submit(coordinator.read(ExternalStudy.spec("")), Optional.empty()))
                .id();
    }

    private Trial ask(String study) {
        Asked asked = await(coordinator.external().ask(study, "client", 1, () -> true));
        return asked.trials().getFirst();
    }

    private Future<Trial> tell(String study, Trial trial, double loss) {
        return coordinator
                .external()
                .tell(
                        study,
                        trial.number(),
                        trial.lease().orElseThrow().token(),
                        new Outcome.Completed(new LinkedHashMap<>(Map.of("loss", loss))));
    }

    @Test
    void aTellThatCouldNotBeWrittenDidNotHappenAndMayBeToldAgain() {
        String study = study();
        Trial trial = ask(study);
        failures.add(CompletableFuture.failedFuture(FULL));

        assertThatThrownBy(() -> await(tell(study, trial, 0.5))).hasMessageContaining("the disk is full");
        Trial told = await(tell(study, trial, 0.25));

        assertThat(told.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(told.values()).containsExactly(0.25);
        assertThat(ask(study).number()).isEqualTo(1);
        assertThat(store.load(study).orElseThrow().trials().get(0).values()).containsExactly(0.25);
    }

    @Test
    void whatBuildsOnAWriteThatFailedFailsWithIt() {
        String study = study();
        Trial trial = ask(study);
        CompletableFuture<Void> failure = new CompletableFuture<>();
        failures.add(failure);
        int before = writes.get();

        Future<Trial> told = tell(study, trial, 0.5);
        Future<StudyState> paused = coordinator.pause(study, Optional.empty());
        Patience.await().until(() -> writes.get() == before + 2);
        failure.completeExceptionally(FULL);

        assertThatThrownBy(() -> await(told)).hasMessageContaining("the disk is full");
        assertThatThrownBy(() -> await(paused)).hasMessageContaining("the disk is full");
        assertThat(await(coordinator.pause(study, Optional.empty()))
                        .trials()
                        .get(0)
                        .state())
                .isEqualTo(TrialState.RUNNING);
    }

    @Test
    void aStudyThatCouldNotBeWrittenIsNotThere() {
        failures.add(CompletableFuture.failedFuture(FULL));

        assertThatThrownBy(this::study).hasMessageContaining("the disk is full");

        assertThat(store.unfinished()).isEmpty();
    }
}
