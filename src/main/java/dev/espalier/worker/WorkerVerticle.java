package dev.espalier.worker;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.StorageFailure;
import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.bus.Messages.Done;
import dev.espalier.bus.Messages.KeepRequest;
import dev.espalier.bus.Messages.LeaseReply;
import dev.espalier.bus.Messages.LeaseRequest;
import dev.espalier.bus.Messages.Running;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.bus.Messages.Withdraw;
import dev.espalier.bus.Messages.WorkerStatus;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import dev.espalier.study.ReturnCause;
import dev.espalier.study.UnknownThing;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.prediction.TestScore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device's worker. It pulls one attempt at a time and trains it on a thread of its own; the event loop only talks. Idle,
 * it waits to be told that there is work.
 */
public final class WorkerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerVerticle.class);
    private static final long HEARTBEAT_MILLISECONDS = 5_000;
    /** A reply's failure code when the disk took nothing. */
    private static final int UNAVAILABLE = 503;

    private static final long SHUTDOWN_MILLISECONDS = 5_000;

    private final String name;
    private final String device;
    private final String engine;
    private final TrialRunner runner;
    private final Scorer scorer;
    private final ArtifactStore artifacts;
    private final Path scratch;
    private final IdleTimer gap;
    private final CoreShare share;
    private final MachineLoad load;
    private final ExecutorService trainer;
    private Optional<AttemptRun> running = Optional.empty();
    private boolean asking;
    private boolean resting;
    private boolean toldMeanwhile;

    /** Measures a model on its data set's test split. */
    @FunctionalInterface
    public interface Scorer {
        /** Called on the training thread. */
        TestScore score(Path model, DatasetSpec dataset);
    }

    /**
     * @param name unique among the workers
     * @param device what it trains on, {@code cpu} or {@code gpu0}
     * @param engine the engine it prefers
     * @param scratch a directory for attempts' files
     * @param share of the machine's cores
     * @param load of the machine by other programs
     * @param gaps told the nanoseconds between one attempt's end and the next one's first batch
     */
    public WorkerVerticle(
            String name,
            String device,
            String engine,
            TrialRunner runner,
            Scorer scorer,
            ArtifactStore artifacts,
            Path scratch,
            CoreShare share,
            MachineLoad load,
            LongConsumer gaps) {
        this.name = name;
        this.device = device;
        this.engine = engine;
        this.runner = runner;
        this.scorer = scorer;
        this.artifacts = artifacts;
        this.scratch = scratch;
        this.share = share;
        this.load = load;
        this.gap = new IdleTimer(gaps);
        this.trainer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("trainer-" + name).daemon().factory());
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<String>consumer(Address.WORK, _ -> ask());
        vertx.eventBus().<Withdraw>consumer(Address.worker(name), message -> withdraw(message.body()));
        vertx.eventBus().<ScoreRequest>consumer(Address.score(name), this::score);
        vertx.eventBus().<KeepRequest>consumer(Address.keep(name), this::keep);
        vertx.setPeriodic(HEARTBEAT_MILLISECONDS, _ -> {
            Thread.ofVirtual().name("machine-load").start(load::look);
            heartbeat();
            resting = false;
            ask();
        });
        heartbeat();
        ask();
        return Future.succeededFuture();
    }

    /** What runs is given back, so that it is known after the restart that no crash cut it off. */
    @Override
    public Future<?> stop() {
        trainer.shutdown();
        running.ifPresent(AttemptRun::abandon);
        return running.map(attempt -> giveBack(attempt.assignment()))
                .orElseGet(Future::succeededFuture)
                .compose(_ -> vertx.executeBlocking(() -> {
                    boolean ended = trainer.awaitTermination(10, TimeUnit.SECONDS);
                    runner.close();
                    return ended;
                }));
    }

    private Future<Void> giveBack(Assignment assignment) {
        return vertx.eventBus()
                .request(
                        Address.GIVE_BACK,
                        CoordinatorClient.giveBack(assignment, ReturnCause.SHUTDOWN, "the server was shut down"),
                        new DeliveryOptions().setSendTimeout(SHUTDOWN_MILLISECONDS))
                .onFailure(problem -> LOG.warn(
                        "trial {} of study {} could not be given back",
                        assignment.number(),
                        assignment.study(),
                        problem))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Asks for work unless there is some; told of work while asking, it asks once more. */
    private void ask() {
        if (running.isPresent() || resting || trainer.isShutdown()) {
            return;
        }
        if (asking) {
            toldMeanwhile = true;
            return;
        }
        asking = true;
        toldMeanwhile = false;
        vertx.eventBus()
                .<LeaseReply>request(Address.LEASE, new LeaseRequest(name))
                .onComplete(result -> {
                    asking = false;
                    if (result.failed()) {
                        LOG.debug("no answer to a request for work", result.cause());
                        return;
                    }
                    result.result().body().assignment().ifPresentOrElse(this::run, () -> {
                        if (toldMeanwhile) {
                            ask();
                        }
                    });
                });
    }

    private void run(Assignment assignment) {
        if (trainer.isShutdown()) {
            giveBack(assignment);
            return;
        }
        AttemptRun attempt = new AttemptRun(
                assignment,
                new CoordinatorClient(vertx, assignment),
                artifacts,
                gap,
                share.of(assignment.peers(), load.others()));
        running = Optional.of(attempt);
        heartbeat();
        onTrainer(() -> attempt.run(runner, scratch)).onComplete(result -> {
            resting = result.succeeded() && result.result() == AttemptRun.Next.REST;
            running = Optional.empty();
            heartbeat();
            ask();
        });
    }

    private void withdraw(Withdraw withdraw) {
        running.filter(attempt -> attempt.assignment().lease().equals(withdraw.lease()))
                .ifPresent(attempt -> {
                    switch (withdraw.wish()) {
                        case HAND_IN -> attempt.handIn();
                        case DROP -> attempt.abandon();
                    }
                });
    }

    private void keep(Message<KeepRequest> message) {
        CheckpointModel model = new CheckpointModel(message.body().attempt(), artifacts);
        onTrainer(() -> {
                    model.store(runner, scratch);
                    return new Done();
                })
                .onSuccess(message::reply)
                .onFailure(problem -> refuse(message, problem));
    }

    /** What a full disk kept from being written may be asked for again. */
    private static void refuse(Message<?> message, Throwable problem) {
        int code = problem instanceof StorageFailure || problem instanceof UnwrittenFile ? UNAVAILABLE : 500;
        message.fail(code, String.valueOf(problem.getMessage()));
    }

    private void score(Message<ScoreRequest> message) {
        ScoreRequest request = message.body();
        onTrainer(() -> {
                    Path model = artifacts
                            .get(request.model())
                            .orElseThrow(() -> new UnknownThing("model", request.model()));
                    TestScore score = scorer.score(model, request.dataset());
                    if (score.confusion().isPresent()) {
                        Path file = write(JsonText.print(score.confusion().get()));
                        artifacts.put(request.study() + "/" + request.number() + "/test-confusion", file);
                    }
                    return new ScoreReply(score.metrics());
                })
                .onSuccess(message::reply)
                .onFailure(problem -> {
                    if (problem instanceof Failure said) {
                        LOG.info("{} is not scored: {}", request.model(), said.getMessage());
                    } else {
                        LOG.warn("scoring {}", request.model(), problem);
                    }
                    refuse(message, problem);
                });
    }

    private Path write(String text) {
        try {
            return Files.writeString(Files.createTempFile(scratch, "confusion-", ".json"), text);
        } catch (IOException full) {
            throw new UnwrittenFile(full);
        }
    }

    /** Runs {@code work} on the training thread, after what runs there; the future completes on the event loop. */
    private <T> Future<T> onTrainer(Callable<T> work) {
        return Future.future(promise -> trainer.execute(() -> {
            try {
                T result = work.call();
                context.runOnContext(_ -> promise.complete(result));
            } catch (Throwable problem) {
                // Whatever it is, the thread lives on and waits for more work; the one who asked has to hear of it.
                context.runOnContext(_ -> promise.fail(problem));
            }
        }));
    }

    private static Running running(AttemptRun attempt) {
        Assignment assignment = attempt.assignment();
        return new Running(
                assignment.study(), assignment.number(), assignment.attempt(), assignment.lease(), attempt.execution());
    }

    private void heartbeat() {
        List<Running> now = running.map(attempt -> List.of(running(attempt))).orElse(List.of());
        vertx.eventBus().send(Address.HEARTBEAT, new WorkerStatus(name, device, engine, 1, now, Instant.now()));
    }
}
