package dev.espalier.coordinator;

import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.Assignment;
import dev.espalier.bus.Messages.Description;
import dev.espalier.bus.Messages.Done;
import dev.espalier.bus.Messages.Finish;
import dev.espalier.bus.Messages.GiveBack;
import dev.espalier.bus.Messages.Kept;
import dev.espalier.bus.Messages.LeaseReply;
import dev.espalier.bus.Messages.LeaseRequest;
import dev.espalier.bus.Messages.Report;
import dev.espalier.bus.Messages.Running;
import dev.espalier.bus.Messages.Saved;
import dev.espalier.bus.Messages.Verdict;
import dev.espalier.bus.Messages.WorkerStatus;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.study.Executor;
import dev.espalier.study.Failure;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.StudyEvent.AttemptDescribed;
import dev.espalier.study.StudyEvent.CheckpointSaved;
import dev.espalier.study.StudyEvent.WeightsKept;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.UnknownThing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where workers come for work and report on it, over the event bus. Runs on the coordinator's event loop. */
final class WorkerGateway {
    /** A reply's failure code when the lease is stale: the worker is to drop the attempt. */
    static final int STALE = 409;

    /** A reply's failure code when nothing can be stored at present: the worker is to say it again later. */
    static final int UNAVAILABLE = 503;

    private static final Logger LOG = LoggerFactory.getLogger(WorkerGateway.class);

    private final Studies studies;
    private final Reports reports;
    private final Workers workers;

    WorkerGateway(Studies studies, Workers workers) {
        this.studies = studies;
        this.reports = new Reports(studies);
        this.workers = workers;
    }

    void open(Vertx vertx) {
        this.<LeaseRequest, LeaseReply>answer(
                vertx, Address.LEASE, request -> lease(request.worker()).map(LeaseReply::new));
        this.<Description, Done>answer(vertx, Address.DESCRIBE, this::describe);
        this.<Report, Verdict>answer(vertx, Address.REPORT, this::report);
        this.<Saved, Done>answer(vertx, Address.SAVED, this::saved);
        this.<Finish, Done>answer(vertx, Address.FINISH, this::finish);
        this.<GiveBack, Done>answer(vertx, Address.GIVE_BACK, this::giveBack);
        this.<Kept, Done>answer(vertx, Address.KEPT, this::kept);
        this.<WorkerStatus, Done>answer(vertx, Address.HEARTBEAT, this::heartbeat);
    }

    private <Q, A> void answer(Vertx vertx, String address, Function<Q, Future<A>> work) {
        vertx.eventBus()
                .<Q>consumer(
                        address,
                        message -> studies.enter(() -> work.apply(message.body()))
                                .onSuccess(message::reply)
                                .onFailure(problem -> refuse(message, problem)));
    }

    private static void refuse(Message<?> message, Throwable problem) {
        message.fail(problem instanceof Failure failure ? code(failure) : 500, String.valueOf(problem.getMessage()));
    }

    private static int code(Failure failure) {
        return switch (failure.category()) {
            case CONFLICT, UNKNOWN -> STALE;
            case UNAVAILABLE -> UNAVAILABLE;
            case MALFORMED, INVALID, TOO_LARGE, BUSY, INTERNAL -> 500;
        };
    }

    /** Work from the study with the fewest running trials that has some. */
    private Future<Optional<Assignment>> lease(String worker) {
        if (studies.refusal().isPresent()) {
            return Future.succeededFuture(Optional.empty());
        }
        studies.winners().workerIsFree(worker);
        List<StudyActor> willing = studies.loaded().stream()
                .filter(actor -> actor.state().status() == StudyStatus.RUNNING
                        && actor.state().spec().executor() == Executor.BUILTIN)
                .sorted(Comparator.comparingLong(WorkerGateway::running))
                .toList();
        return lease(worker, willing.iterator());
    }

    private static long running(StudyActor actor) {
        return actor.state().trials().stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .count();
    }

    private Future<Optional<Assignment>> lease(String worker, Iterator<StudyActor> willing) {
        if (!willing.hasNext()) {
            return Future.succeededFuture(Optional.empty());
        }
        StudyActor actor = willing.next();
        return assignment(actor, worker)
                // A study that cannot give work does not keep the worker from that of others.
                .otherwise(problem -> {
                    LOG.error("study {} gives no work", actor.state().id(), problem);
                    return Optional.empty();
                })
                .compose(found -> found.isPresent() ? Future.succeededFuture(found) : lease(worker, willing));
    }

    private Future<Optional<Assignment>> assignment(StudyActor actor, String worker) {
        return Future.succeededFuture(worker)
                .compose(actor::lease)
                .map(trial -> trial.map(leased -> assignment(
                        actor,
                        leased,
                        leased.lease().orElseThrow().from(),
                        leased.lease().orElseThrow().to(),
                        peers())));
    }

    /** Other attempts of built-in studies that run, or that their budgets leave room to start now. */
    private int peers() {
        long attempts = studies.loaded().stream()
                .map(StudyActor::state)
                .filter(state ->
                        state.status() == StudyStatus.RUNNING && state.spec().executor() == Executor.BUILTIN)
                .mapToLong(WorkerGateway::atOnce)
                .sum();
        return (int) Math.clamp(attempts - 1, 0, Integer.MAX_VALUE);
    }

    /** How many attempts of a study run at once if there are workers enough. */
    private static long atOnce(StudyState state) {
        long unfinished = state.trials().stream()
                .filter(trial -> !trial.state().isFinal())
                .count();
        long toCome = state.spec().budget().maxTrials().orElse(Integer.MAX_VALUE)
                - (long) state.trials().size();
        return Math.min(
                unfinished + Math.max(0, toCome),
                state.spec().budget().maxParallel().orElse(Integer.MAX_VALUE));
    }

    static Assignment assignment(StudyActor actor, Trial trial, int from, int to, int peers) {
        var spec = actor.state().spec();
        return new Assignment(
                actor.state().id(),
                trial.number(),
                trial.attempt(),
                trial.lease().orElseThrow().token(),
                actor.space().config(trial.configuration()),
                spec.judge(),
                spec.resource(),
                actor.dataset().orElseThrow(),
                RandomSource.forTrial(spec.seed(), trial.number()).nextLong(),
                from,
                to,
                trial.checkpoint(),
                trial.setbacks().reached(),
                trial.execution(),
                peers);
    }

    private Future<Done> describe(Description message) {
        return studies.actor(message.study()).compose(actor -> {
            Trial trial = LeaseGuard.leased(actor.state(), message.number(), message.lease());
            LeaseGuard.open(trial);
            return actor.record(
                            new AttemptDescribed(studies.now(), message.number(), trial.attempt(), message.execution()))
                    .map(new Done());
        });
    }

    private Future<Verdict> report(Report message) {
        return studies.actor(message.study())
                .compose(actor -> reports.report(
                        actor, message.number(), message.lease(), message.measurement(), message.checkpoint()))
                .map(answer -> new Verdict(answer.decision(), answer.reason()));
    }

    private Future<Done> saved(Saved message) {
        return studies.actor(message.study()).compose(actor -> {
            Trial trial = LeaseGuard.leased(actor.state(), message.number(), message.lease());
            LeaseGuard.open(trial);
            return actor.record(new CheckpointSaved(
                            studies.now(), message.number(), trial.attempt(), message.step(), message.checkpoint()))
                    .map(new Done());
        });
    }

    private Future<Done> finish(Finish message) {
        return studies.actor(message.study())
                .onFailure(gone -> forget(message.study(), gone))
                .compose(actor -> reports.finish(actor, message.number(), message.lease(), message.outcome()))
                .map(new Done());
    }

    private Future<Done> giveBack(GiveBack message) {
        return studies.actor(message.study())
                .compose(actor ->
                        reports.giveBack(actor, message.number(), message.lease(), message.cause(), message.reason()))
                .map(new Done());
    }

    /** A model that is kept for a trial that nobody waits for any more is in nobody's way: the next one replaces it. */
    private Future<Done> kept(Kept message) {
        return studies.actor(message.study())
                .onFailure(gone -> forget(message.study(), gone))
                .compose(actor -> {
                    Trial trial = LeaseGuard.leased(actor.state(), message.number(), message.lease());
                    return trial.weights() == KeptWeights.AWAITED
                            ? actor.record(new WeightsKept(studies.now(), message.number()))
                            : actor.durable().map(actor.state());
                })
                .map(new Done());
    }

    /** What a worker stored of a study that was deleted meanwhile goes too. */
    private void forget(String study, Throwable problem) {
        if (problem instanceof UnknownThing) {
            studies.discard(study);
        }
    }

    private Future<Done> heartbeat(WorkerStatus status) {
        workers.seen(status);
        for (Running running : status.running()) {
            studies.actor(running.study()).onSuccess(actor -> renew(actor, running));
        }
        return Future.succeededFuture(new Done());
    }

    private static void renew(StudyActor actor, Running running) {
        List<Trial> trials = actor.state().trials();
        if (running.number() < trials.size()
                && trials.get(running.number()).isHeld()
                && trials.get(running.number())
                        .lease()
                        .filter(lease -> lease.token().equals(running.lease()))
                        .isPresent()) {
            actor.renew(running.number());
        }
    }
}
