package dev.espalier.coordinator;

import dev.espalier.analysis.TrialOrder;
import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.Done;
import dev.espalier.bus.Messages.KeepRequest;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStore.StudyRow;
import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Executor;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.ScoringFailed;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.StudyEvent.WeightsKept;
import dev.espalier.study.StudyEvent.WeightsLost;
import dev.espalier.study.Trial;
import dev.espalier.study.UnknownThing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the winners of studies that end still need of a worker: a model of their weights, and one measurement on the test split.
 * A worker that is free is asked, so that nothing waits behind a long attempt; what no worker could do, or a crash cut off, is
 * asked for again.
 */
final class Winners {
    private static final Logger LOG = LoggerFactory.getLogger(Winners.class);
    /** A worker of this process always answers; a deadline would only lose what takes long. */
    private static final DeliveryOptions PATIENT =
            new DeliveryOptions().setSendTimeout(Duration.ofDays(7).toMillis());
    /** Where a restart looks for winners that are not scored; what ended long before is not raked up. */
    private static final int NEWEST_STUDIES = 100;

    private final Vertx vertx;
    private final Studies studies;
    private final Set<Need> waiting = new LinkedHashSet<>();
    private final Set<Need> underWay = new LinkedHashSet<>();

    private enum Kind {
        KEEP,
        SCORE
    }

    /** @param study its id */
    private record Need(String study, int number, Kind kind) {}

    /** @param hasLooseWeights whether there are weights that are in no model yet: it was stopped just before the server was */
    private record Ended(StudyRow row, boolean hasLooseWeights) {}

    Winners(Vertx vertx, Studies studies) {
        this.vertx = vertx;
        this.studies = studies;
    }

    /** Finds what a server that was killed left undone in studies that had ended; it waits for a worker. */
    Future<Void> recover(StudyStore store) {
        return studies.executeBlocking(() ->
                        store.studies(Optional.empty(), StudyStore.PageRequest.first(NEWEST_STUDIES)).items().stream()
                                .filter(row -> row.state().status().isFinal()
                                        && row.state().spec().executor() == Executor.BUILTIN)
                                .map(row -> new Ended(
                                        row, store.hasLooseWeights(row.state().id())))
                                .toList())
                .compose(ended -> Future.all(ended.stream().map(this::recover).toList()))
                .mapEmpty();
    }

    private Future<Void> recover(Ended ended) {
        StudyRow row = ended.row();
        String study = row.state().id();
        if (ended.hasLooseWeights()) {
            return studies.recover(study).otherwise(problem -> {
                LOG.error("the weights of study {} cannot be kept", study, problem);
                return null;
            });
        }
        TrialOrder.best(
                        row.state().spec(),
                        row.complete().map(TrialRow::trial),
                        row.stopped().map(TrialRow::trial))
                .filter(trial -> !Keeping.isScored(trial))
                .ifPresent(trial -> score(study, trial.number()));
        return Future.succeededFuture();
    }

    void keep(String study, int number) {
        want(new Need(study, number, Kind.KEEP));
    }

    void score(String study, int number) {
        want(new Need(study, number, Kind.SCORE));
    }

    private void want(Need need) {
        if (!underWay.contains(need)) {
            waiting.add(need);
        }
    }

    /** A worker asks for work: what waits longest goes to it first. */
    void workerIsFree(String worker) {
        Optional<Need> first = waiting.stream().findFirst();
        first.ifPresent(need -> {
            waiting.remove(need);
            underWay.add(need);
            studies.actor(need.study())
                    .compose(actor -> see(actor, need, worker))
                    .onComplete(result -> {
                        underWay.remove(need);
                        if (result.failed() && !(result.cause() instanceof UnknownThing)) {
                            LOG.warn("trial {} of study {}", need.number(), need.study(), result.cause());
                            waiting.add(need);
                        }
                    });
        });
    }

    private Future<Void> see(StudyActor actor, Need need, String worker) {
        Trial trial = actor.state().trials().get(need.number());
        Future<StudyEvent> event = switch (need.kind()) {
            case KEEP -> keep(actor, trial, worker);
            case SCORE -> score(actor, trial, worker);
        };
        return event.recover(problem -> failed(need, problem))
                .compose(actor::record)
                .mapEmpty();
    }

    private Future<StudyEvent> keep(StudyActor actor, Trial trial, String worker) {
        return this.<Done>ask(
                        Address.keep(worker),
                        new KeepRequest(
                                WorkerGateway.assignment(actor, trial, trial.resumeStep(), trial.resumeStep(), 0)))
                .map(_ -> new WeightsKept(studies.now(), trial.number()));
    }

    private Future<StudyEvent> score(StudyActor actor, Trial trial, String worker) {
        String study = actor.state().id();
        ScoreRequest request = new ScoreRequest(
                study,
                trial.number(),
                Keeping.model(study, trial.number()),
                actor.dataset().orElseThrow());
        return this.<ScoreReply>ask(Address.score(worker), request)
                .map(reply -> new TrialScored(studies.now(), trial.number(), new LinkedHashMap<>(reply.metrics())));
    }

    private <A> Future<A> ask(String address, Object request) {
        return vertx.eventBus().<A>request(address, request, PATIENT).map(Message::body);
    }

    /**
     * What a worker could not do is an event; that there was no worker any more, or no room on the disk, is not, and is asked
     * of the next that is free.
     */
    private Future<StudyEvent> failed(Need need, Throwable problem) {
        if (!(problem instanceof ReplyException reply)
                || reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
                || reply.failureCode() == WorkerGateway.UNAVAILABLE) {
            return Future.failedFuture(problem);
        }
        LOG.warn("trial {} of study {}: {}", need.number(), need.study(), problem.getMessage());
        Instant now = studies.now();
        String reason = String.valueOf(problem.getMessage());
        return Future.succeededFuture(
                switch (need.kind()) {
                    case KEEP -> new WeightsLost(now, need.number(), reason);
                    case SCORE -> new ScoringFailed(now, need.number(), reason);
                });
    }
}
