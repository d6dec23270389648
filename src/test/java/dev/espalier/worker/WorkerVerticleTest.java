package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.bus.Address;
import dev.espalier.bus.Codecs;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.bus.Messages.Done;
import dev.espalier.bus.Messages.Finish;
import dev.espalier.bus.Messages.LeaseReply;
import dev.espalier.bus.Messages.LeaseRequest;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.Resource;
import dev.espalier.testing.Patience;
import dev.espalier.trainer.TrialListener;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker on a real bus, whose attempts end in every way. */
class WorkerVerticleTest {
    private static final DatasetSpec DATASET = new DatasetSpec("none", "csv", List.of(), List.of(), Json.EMPTY);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Finish> finished = new LinkedBlockingQueue<>();
    private final Queue<Assignment> work = new ArrayDeque<>();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aWorkerLivesOnAfterAnErrorOfAnyKind() throws InterruptedException {
        work.add(assignment(0, "{}"));
        work.add(assignment(1, "{}"));
        Queue<Supplier<TrialResult>> ends = new ArrayDeque<>();
        ends.add(() -> {
            throw new AssertionError("impossible");
        });
        ends.add(() -> new TrialResult(
                TrialResult.Ending.FINISHED,
                Optional.of(new Outcome.Completed(new LinkedHashMap<>())),
                Optional.empty()));
        start(() -> ends.remove().get(), () -> {});
        assertThat(told().number()).isEqualTo(1);
    }

    @Test
    void anAttemptThatHasNothingToStartFromFails() throws InterruptedException {
        work.add(assignment(0, "{'start_from': {'type': 'trial', 'study': 'abc', 'trial': 'best'}}"));
        start(
                () -> {
                    throw new AssertionError("nothing to train");
                },
                () -> {});
        assertThat(told().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("trial.start_from.trial"));
    }

    @Test
    void whoAsksForAScoreHearsOfAnErrorToo() throws Exception {
        start(
                () -> {
                    throw new AssertionError("nothing to train");
                },
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                });
        new FileArtifactStore(directory.resolve("artifacts"))
                .put("abc/0/model", Files.writeString(directory.resolve("model.zip"), "a model"));
        var answer = vertx.eventBus()
                .<ScoreReply>request(Address.SCORE, new ScoreRequest("abc", 0, "abc/0/model", DATASET))
                .toCompletionStage()
                .toCompletableFuture();
        assertThatThrownBy(() -> answer.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("Java heap space");
    }

    private Finish told() throws InterruptedException {
        return Optional.ofNullable(finished.poll(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
    }

    private void start(Supplier<TrialResult> attempts, Runnable scoring) {
        Codecs.register(vertx);
        vertx.eventBus()
                .<LeaseRequest>consumer(
                        Address.LEASE, message -> message.reply(new LeaseReply(Optional.ofNullable(work.poll()))));
        vertx.eventBus().<Finish>consumer(Address.FINISH, message -> {
            finished.add(message.body());
            message.reply(new Done());
        });
        TrialRunner runner = new TrialRunner() {
            @Override
            public TrialResult run(TrialTask task, TrialListener listener) {
                return attempts.get();
            }

            @Override
            public void close() {}
        };
        WorkerVerticle worker = new WorkerVerticle(
                "worker",
                "cpu",
                "auto",
                runner,
                (_, _) -> {
                    scoring.run();
                    throw new IllegalStateException("scoring ends otherwise");
                },
                new FileArtifactStore(directory.resolve("artifacts")),
                directory,
                _ -> {});
        vertx.deployVerticle(worker).toCompletionStage().toCompletableFuture().join();
    }

    private static Assignment assignment(int number, String config) {
        return new Assignment(
                "abc",
                number,
                1,
                "lease-" + number,
                (Json.Object) JsonText.parse(config.replace('\'', '"')),
                new Objective("val_loss", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST),
                new Resource("epoch", 1, 8),
                DATASET,
                1,
                0,
                8,
                Optional.empty());
    }
}
