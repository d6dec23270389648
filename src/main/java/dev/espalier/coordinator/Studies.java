package dev.espalier.coordinator;

import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.News;
import dev.espalier.bus.Messages.Withdraw;
import dev.espalier.store.StoreFailure;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.study.Executor;
import dev.espalier.study.Failure;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyChange.Decided;
import dev.espalier.study.StudyEvent.ServerRestarted;
import dev.espalier.study.StudyEvent.StudyFailed;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.UnknownThing;
import dev.espalier.study.UnreadableStudy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actors of the studies in memory, loaded when first asked for, and the world as they see it. All methods but {@link
 * #enter} are called on the event loop of {@code context}.
 */
final class Studies implements ActorSurroundings {
    /** A worker of this server tells every few seconds that it lives. */
    static final Duration WORKER_LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Studies.class);
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private final Vertx vertx;
    private final Context context;
    private final StudyStore store;
    private final ChangeSink journal;
    private final Consumer<String> forgetArtifacts;
    private final Submissions submissions;
    private final ServerClock clock;
    private final Winners winners;
    private final DiskWatch disk;
    private final WorkerExecutor samplers;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Future<StudyActor>> actors = new LinkedHashMap<>();
    /** Studies whose rows are being deleted. */
    private final Set<String> leaving = new HashSet<>();

    Studies(
            Vertx vertx,
            Context context,
            StudyStore store,
            ChangeSink journal,
            Consumer<String> forgetArtifacts,
            Submissions submissions,
            ServerClock clock) {
        this.vertx = vertx;
        this.context = context;
        this.store = store;
        this.journal = journal;
        this.forgetArtifacts = forgetArtifacts;
        this.submissions = submissions;
        this.clock = clock;
        this.winners = new Winners(vertx, this);
        this.disk = new DiskWatch(store, this);
        // Threads of their own: a sampler may compute for seconds, and must take none from what reads the store.
        this.samplers = vertx.createSharedWorkerExecutor(
                "sampler", Math.max(2, Runtime.getRuntime().availableProcessors()), 1, TimeUnit.DAYS);
    }

    /** Runs {@code action} on the event loop, from any thread. */
    <T> Future<T> enter(Supplier<Future<T>> action) {
        return Future.future(promise -> context.runOnContext(_ -> {
            try {
                action.get().onComplete(promise);
            } catch (RuntimeException problem) {
                promise.fail(problem);
            }
        }));
    }

    /**
     * The actor of a study, in memory or loaded; fails with {@link UnknownThing} where there is none, and with {@link
     * UnreadableStudy} where what is stored makes no sense, so that the study has failed.
     */
    Future<StudyActor> actor(String id) {
        if (leaving.contains(id)) {
            return Future.failedFuture(new UnknownThing("study", id));
        }
        Future<StudyActor> known = actors.get(id);
        if (known != null) {
            return known;
        }
        Future<StudyActor> loading = executeBlocking(() -> load(id))
                .recover(problem -> problem instanceof UnreadableStudy unreadable
                        ? shelve(id, unreadable).transform(_ -> Future.failedFuture(unreadable))
                        : Future.failedFuture(problem));
        actors.put(id, loading);
        return loading.onFailure(_ -> actors.remove(id));
    }

    private StudyActor load(String id) {
        try {
            StudyState state = store.load(id).orElseThrow(() -> new UnknownThing("study", id));
            return new StudyActor(submissions.restore(state.spec()), state, leaseDuration(state), this);
        } catch (UnknownThing | UnreadableStudy | StoreFailure problem) {
            throw problem;
        } catch (RuntimeException nonsense) {
            throw new UnreadableStudy(id, nonsense);
        }
    }

    /** Notes that the study has failed; its trials stay as they are, for a version that can read them. */
    private Future<Void> shelve(String id, UnreadableStudy problem) {
        return executeBlocking(() -> store.withoutTrials(id))
                .compose(found -> found.filter(state -> !state.status().isFinal())
                        .map(state -> {
                            LOG.error("study {} cannot be loaded", id, problem);
                            StudyFailed event = new StudyFailed(now(), problem.reason());
                            StudyState failed = state.withStatus(StudyStatus.FAILED, problem.reason(), event.at())
                                    .withPosition(state.position() + 1);
                            return write(StudyChange.between(state, event, failed, List.of(), Optional.empty()))
                                    .onSuccess(_ -> tell(failed));
                        })
                        .orElseGet(Future::succeededFuture));
    }

    private static Duration leaseDuration(StudyState state) {
        return state.spec().executor() == Executor.BUILTIN
                ? WORKER_LEASE
                : state.spec().leaseDuration();
    }

    /** A new study's actor, its first event applied but perhaps not yet durable. */
    StudyActor add(Submission submission, Transition created) {
        StudyActor actor = new StudyActor(submission, created.state(), leaseDuration(created.state()), this);
        actors.put(created.state().id(), Future.succeededFuture(actor));
        return actor;
    }

    /** Loads a study that was running or paused when the server ended, and lets it carry on. */
    Future<Void> recover(String id) {
        return actor(id)
                .compose(actor -> executeBlocking(() -> lastAlive(actor.state()))
                        .compose(lastAlive -> actor.record(new ServerRestarted(now(), lastAlive)))
                        .onSuccess(state -> LOG.info(
                                "study {} carries on: {}", id, state.spec().name()))
                        .mapEmpty());
    }

    private Instant lastAlive(StudyState state) {
        return store.journal(state.id(), state.position(), 1).stream()
                .findFirst()
                .map(event -> event.at())
                .orElse(state.createdAt());
    }

    /** What is kept of a step that was reported, and what was decided on it; empty where none was. */
    Future<Optional<Decided>> measurement(String study, int trial, int step) {
        return executeBlocking(() -> store.measurement(study, trial, step).map(MeasurementRow::decided));
    }

    /** Forgets an actor, so that the next to ask loads what is durable. */
    void forget(String id) {
        Future<StudyActor> forgotten = actors.remove(id);
        if (forgotten != null) {
            forgotten.onSuccess(StudyActor::close);
        }
    }

    /** Lets every actor give no more. */
    void close() {
        loaded().forEach(StudyActor::close);
    }

    /**
     * Deletes a study, its rows and its artifacts; nothing can be recorded of it meanwhile. Whoever watches it looks once more,
     * and finds that it is gone.
     */
    Future<Void> remove(String id) {
        leaving.add(id);
        Future<StudyActor> known = actors.remove(id);
        Future<Void> written = known == null
                ? Future.succeededFuture()
                : known.transform(actor -> actor.succeeded() ? actor.result().remove() : Future.succeededFuture());
        return written.compose(_ -> this.<Void>executeBlocking(() -> {
                    store.delete(id);
                    forgetArtifacts.accept(id);
                    return null;
                }))
                .onComplete(_ -> leaving.remove(id))
                .onSuccess(_ -> vertx.eventBus().publish(Address.news(id), new News(id, Long.MAX_VALUE)));
    }

    /** Actors in memory, those still loading left out, oldest first. */
    List<StudyActor> loaded() {
        Collection<Future<StudyActor>> all = actors.values();
        return all.stream().filter(Future::succeeded).map(Future::result).toList();
    }

    Winners winners() {
        return winners;
    }

    DiskWatch disk() {
        return disk;
    }

    @Override
    public Optional<StoreFailure> refusal() {
        return disk.refusal();
    }

    /** Nothing can be stored from now on; whoever watches a study is told. */
    void standStill() {
        loaded().forEach(actor -> tell(actor.state()));
    }

    /** What stood still goes on, those studies too that could not be loaded meanwhile. */
    void goOn(Duration stoodStill) {
        loaded().forEach(actor -> {
            actor.goOn(stoodStill);
            tell(actor.state());
        });
        executeBlocking(store::unfinished)
                .onSuccess(ids ->
                        ids.stream().filter(id -> !actors.containsKey(id)).forEach(this::reload))
                .onFailure(problem -> LOG.error("the studies that run could not be looked up", problem));
        vertx.eventBus().publish(Address.WORK, "");
    }

    private void reload(String id) {
        actor(id).onFailure(problem -> LOG.error("study {} could not be loaded", id, problem));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Duration uptime() {
        return clock.uptime();
    }

    @Override
    public String token() {
        return word(16);
    }

    /** Ten letters and digits that read aloud well. */
    String newId() {
        return word(10);
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            word.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return word.toString();
    }

    @Override
    public <T> Future<T> propose(Callable<T> sampler) {
        return Future.future(promise -> samplers.executeBlocking(sampler, false).onComplete(promise));
    }

    /** Runs {@code work} off the event loop; the future completes on it. */
    <T> Future<T> executeBlocking(Callable<T> work) {
        return Future.future(promise -> context.executeBlocking(work, false).onComplete(promise));
    }

    @Override
    public Future<Void> write(StudyChange change) {
        return Future.fromCompletionStage(journal.write(change), context);
    }

    @Override
    public void performed(StudyActor actor, Transition transition) {
        String id = transition.state().id();
        tell(transition.state());
        for (Command command : transition.commands()) {
            switch (command) {
                case Command.Withdraw withdraw ->
                    vertx.eventBus()
                            .publish(
                                    Address.worker(withdraw.holder()),
                                    new Withdraw(withdraw.lease(), withdraw.reason(), withdraw.wish()));
                case Command.Keep keep -> winners.keep(id, keep.number());
                case Command.Score score -> winners.score(id, score.number());
                case Command.Discard discard -> discard(discard.artifact());
            }
        }
        vertx.eventBus().publish(Address.WORK, id);
    }

    private void tell(StudyState state) {
        vertx.eventBus().publish(Address.news(state.id()), new News(state.id(), state.position()));
    }

    /** Deletes an artifact, or those of a study that is gone, by and by. */
    void discard(String artifact) {
        executeBlocking(() -> {
                    forgetArtifacts.accept(artifact);
                    return artifact;
                })
                .onFailure(problem -> LOG.warn("{} could not be deleted", artifact, problem));
    }

    /** The actor is thrown away and what is durable loaded, unless that was done for a failure before. */
    @Override
    public void distrust(StudyActor actor, Throwable problem) {
        String id = actor.state().id();
        Future<StudyActor> known = actors.get(id);
        if (known != null && known.succeeded() && known.result() == actor) {
            if (problem instanceof StoreFailure refused && refused.category() == Failure.Category.UNAVAILABLE) {
                LOG.warn("study {} could not be written and is loaded again: {}", id, refused.getMessage());
                disk.refused(refused);
            } else {
                LOG.error("study {} could not be written and is loaded again", id, problem);
            }
            forget(id);
            reload(id);
        }
    }
}
