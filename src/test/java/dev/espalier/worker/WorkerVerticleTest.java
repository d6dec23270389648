package dev.espalier.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.bus.Address;
import dev.espalier.bus.Codecs;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.bus.Messages.Done;
import dev.espalier.bus.Messages.Finish;
import dev.espalier.bus.Messages.GiveBack;
import dev.espalier.bus.Messages.KeepRequest;
import dev.espalier.bus.Messages.Kept;
import dev.espalier.bus.Messages.LeaseReply;
import dev.espalier.bus.Messages.LeaseRequest;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Execution;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.Resource;
import dev.espalier.study.ReturnCause;
import dev.espalier.testing.Patience;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.loop.TrialListener;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A worker on a real bus, whose attempts end in every way. */
class WorkerVerticleTest {
    private static final DatasetSpec DATASET = new DatasetSpec("none", "csv", List.of(), List.of(), Json.EMPTY);

    private static final Callable<TrialResult> NOTHING_TO_TRAIN = () -> {
        throw new AssertionError("nothing to train");
    };

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Finish> finished = new LinkedBlockingQueue<>();
    private final BlockingQueue<GiveBack> returned = new LinkedBlockingQueue<>();
    private final BlockingQueue<Kept> kept = new LinkedBlockingQueue<>();
    private final Queue<Assignment> work = new ArrayDeque<>();
    private final AtomicInteger refusals = new AtomicInteger();

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
        assertThat(given())
                .isEqualTo(new GiveBack(
                        "abc", 0, "lease-0", ReturnCause.FAULT, "the worker failed; the server's log says more"));
    }

    @Test
    void anAttemptWhoseCheckpointIsMissingIsGivenBackAtOnce() throws InterruptedException {
        work.add(resumed("abc/0/checkpoint/1-3"));
        start(NOTHING_TO_TRAIN, () -> {});

        assertThat(given().cause()).isEqualTo(ReturnCause.CHECKPOINT);
        assertThat(finished).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a checkpoinT", "a check", ""})
    void anAttemptWhoseCheckpointIsDamagedIsGivenBackAtOnce(String bytes) throws Exception {
        FileArtifactStore artifacts = artifacts();
        artifacts.put("abc/0/checkpoint/1-3", Files.writeString(directory.resolve("state"), "a checkpoint"));
        Files.writeString(artifacts.get("abc/0/checkpoint/1-3").orElseThrow(), bytes);
        work.add(resumed("abc/0/checkpoint/1-3"));
        start(NOTHING_TO_TRAIN, () -> {});

        GiveBack given = given();
        assertThat(given.cause()).isEqualTo(ReturnCause.CHECKPOINT);
        assertThat(given.reason())
                .startsWith("its checkpoint cannot be used: The artifact abc/0/checkpoint/1-3 is damaged");
    }

    @Test
    void anAttemptWhoseStateCannotBeStoredIsGivenBackAsTheDiskIsAtFault() throws Exception {
        Files.createDirectories(directory.resolve("artifacts"));
        Files.writeString(directory.resolve("artifacts/abc"), "a file where a folder should be");
        work.add(assignment(0, "{}"));
        start(
                () -> new TrialResult(
                        TrialResult.Ending.FINISHED,
                        Optional.of(new Outcome.Completed(new LinkedHashMap<>())),
                        Optional.of(modelFile())),
                () -> {});

        GiveBack given = given();
        assertThat(given.cause()).isEqualTo(ReturnCause.STORAGE);
        assertThat(given.reason())
                .startsWith("The artifact abc/0/model could not be stored")
                .doesNotContain(directory.toString());
    }

    @Test
    void aWorkerThatIsShutDownGivesBackWhatItRuns() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        work.add(assignment(0, "{}"));
        String worker = start(
                () -> {
                    runs.countDown();
                    ends.await();
                    return new TrialResult(TrialResult.Ending.ABANDONED, Optional.empty(), Optional.empty());
                },
                () -> {});
        assertThat(runs.await(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();

        var stopped = vertx.undeploy(worker);
        assertThat(given().cause()).isEqualTo(ReturnCause.SHUTDOWN);
        ends.countDown();
        stopped.toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAttemptThatHasNothingToStartFromFails() throws InterruptedException {
        work.add(assignment(0, "{'start_from': {'type': 'trial', 'study': 'abc', 'trial': 'best'}}"));
        start(NOTHING_TO_TRAIN, () -> {});
        assertThat(told().outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("trial.start_from.trial"));
    }

    @Test
    void theModelOfAStoppedAttemptIsStoredBeforeItsWeightsAreSaidToBeKept() throws InterruptedException {
        work.add(assignment(0, "{}"));
        start(() -> new TrialResult(TrialResult.Ending.STOPPED, Optional.empty(), Optional.of(modelFile())), () -> {});

        assertThat(kept.poll(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Kept("abc", 0, "lease-0"));
        assertThat(artifacts().get("abc/0/model")).isPresent();
        assertThat(finished).isEmpty();
    }

    @Test
    void aModelIsMadeOfACheckpointByAnAttemptWithoutEpochs() throws Exception {
        artifacts().put("abc/0/checkpoint/1-3", Files.writeString(directory.resolve("state"), "a checkpoint"));
        start(
                () -> new TrialResult(
                        TrialResult.Ending.FINISHED,
                        Optional.of(new Outcome.Completed(new LinkedHashMap<>())),
                        Optional.of(modelFile())),
                () -> {});

        keep("abc/0/checkpoint/1-3").get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);

        assertThat(artifacts().get("abc/0/model")).isPresent();
        assertThat(kept).isEmpty();
        assertThatThrownBy(() -> keep("abc/0/checkpoint/1-4").get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("its checkpoint is gone");
    }

    @Test
    void whatADiskThatIsFullKeptFromBeingMadeMayBeAskedForAgain() throws Exception {
        artifacts().put("abc/0/checkpoint/1-3", Files.writeString(directory.resolve("state"), "a checkpoint"));
        start(
                () -> {
                    throw new UnwrittenFile(new IOException("No space left on device"));
                },
                () -> {});

        assertThatThrownBy(() -> keep("abc/0/checkpoint/1-3").get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("No space left on device")
                .cause()
                .isInstanceOfSatisfying(
                        ReplyException.class,
                        refused -> assertThat(refused.failureCode()).isEqualTo(503));
    }

    @Test
    void whatCannotBeStoredYetIsToldAgainUntilItIs() throws InterruptedException {
        work.add(assignment(0, "{}"));
        refusals.set(2);
        start(
                () -> new TrialResult(
                        TrialResult.Ending.FINISHED,
                        Optional.of(new Outcome.Completed(new LinkedHashMap<>())),
                        Optional.empty()),
                () -> {});

        assertThat(told().number()).isZero();
        assertThat(returned).isEmpty();
    }

    private CompletableFuture<Done> keep(String checkpoint) {
        return vertx.eventBus()
                .<Done>request(Address.keep("worker"), new KeepRequest(resumed(checkpoint)))
                .map(Message::body)
                .toCompletionStage()
                .toCompletableFuture();
    }

    @Test
    void whoAsksForAScoreHearsOfAnErrorToo() throws Exception {
        start(NOTHING_TO_TRAIN, () -> {
            throw new OutOfMemoryError("Java heap space");
        });
        artifacts().put("abc/0/model", Files.writeString(directory.resolve("model.zip"), "a model"));
        var answer = vertx.eventBus()
                .<ScoreReply>request(Address.score("worker"), new ScoreRequest("abc", 0, "abc/0/model", DATASET))
                .toCompletionStage()
                .toCompletableFuture();
        assertThatThrownBy(() -> answer.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("Java heap space");
    }

    @Test
    void aModelThatWasDeletedBeforeItWasScoredIsNoFault() {
        Logger logger = (Logger) LoggerFactory.getLogger(WorkerVerticle.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        start(NOTHING_TO_TRAIN, () -> {});

        assertThatThrownBy(() -> vertx.eventBus()
                        .<ScoreReply>request(
                                Address.score("worker"), new ScoreRequest("abc", 0, "abc/0/model", DATASET))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("There is no model abc/0/model.");

        logger.detachAppender(log);
        assertThat(log.list).isEmpty();
    }

    private Path modelFile() {
        try {
            return Files.writeString(directory.resolve("model.zip"), "a model");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private FileArtifactStore artifacts() {
        return new FileArtifactStore(directory.resolve("artifacts"));
    }

    private GiveBack given() throws InterruptedException {
        return Optional.ofNullable(returned.poll(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
    }

    private Finish told() throws InterruptedException {
        return Optional.ofNullable(finished.poll(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS))
                .orElseThrow();
    }

    /** @return the worker's deployment */
    private String start(Callable<TrialResult> attempts, Runnable scoring) {
        Codecs.register(vertx);
        vertx.eventBus()
                .<LeaseRequest>consumer(
                        Address.LEASE, message -> message.reply(new LeaseReply(Optional.ofNullable(work.poll()))));
        vertx.eventBus().<Finish>consumer(Address.FINISH, message -> {
            if (refusals.getAndDecrement() > 0) {
                message.fail(503, "Nothing can be stored.");
                return;
            }
            finished.add(message.body());
            message.reply(new Done());
        });
        vertx.eventBus().<GiveBack>consumer(Address.GIVE_BACK, message -> {
            returned.add(message.body());
            message.reply(new Done());
        });
        vertx.eventBus().<Kept>consumer(Address.KEPT, message -> {
            kept.add(message.body());
            message.reply(new Done());
        });
        TrialRunner runner = new TrialRunner() {
            @Override
            public TrialResult run(TrialTask task, TrialListener listener) {
                try {
                    return attempts.call();
                } catch (RuntimeException unchecked) {
                    throw unchecked;
                } catch (Exception checked) {
                    throw new IllegalStateException(checked);
                }
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
                artifacts(),
                directory,
                CoreShare.ONE,
                new MachineLoad(),
                _ -> {});
        return vertx.deployVerticle(worker)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Assignment resumed(String checkpoint) {
        return assignment(0, "{}", 3, Optional.of(checkpoint));
    }

    private static Assignment assignment(int number, String config) {
        return assignment(number, config, 0, Optional.empty());
    }

    private static Assignment assignment(int number, String config, int from, Optional<String> checkpoint) {
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
                from,
                8,
                checkpoint,
                from,
                Execution.UNKNOWN,
                0);
    }
}
