package dev.espalier.coordinator;

import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.store.StudyStore;
import dev.espalier.study.Executor;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.Trial;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the winner measured once on the test split, by any worker, when its study ends. A winner that found no worker, or whose
 * measurement a crash cut off, is measured once a worker says that it lives.
 */
final class Scoring {
    private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);
    private static final DeliveryOptions PATIENT = new DeliveryOptions().setSendTimeout(10 * 60 * 1000L);
    /** Where a restart looks for winners that are not scored; what ended long before is not raked up. */
    private static final int NEWEST_STUDIES = 100;

    private final Vertx vertx;
    private final Studies studies;
    private final Set<Winner> unscored = new LinkedHashSet<>();

    /** @param study its id */
    private record Winner(String study, int number) {}

    Scoring(Vertx vertx, Studies studies) {
        this.vertx = vertx;
        this.studies = studies;
    }

    /** The artifact that holds a trial's best model. */
    static String model(String study, int number) {
        return study + "/" + number + "/model";
    }

    /** Finds the winners that a server that was killed left unscored; they wait for a worker. */
    Future<Void> recover(StudyStore store) {
        return studies.aside(() -> store.studies(Optional.empty(), StudyStore.PageRequest.first(NEWEST_STUDIES))
                        .items())
                .onSuccess(rows -> rows.forEach(row -> winner(row).ifPresent(unscored::add)))
                .mapEmpty();
    }

    private static Optional<Winner> winner(StudyStore.StudyRow row) {
        boolean ended = row.state().status().isFinal() && row.state().spec().executor() == Executor.BUILTIN;
        return row.best()
                .map(StudyStore.TrialRow::trial)
                .filter(trial -> ended && !isScored(trial))
                .map(trial -> new Winner(row.state().id(), trial.number()));
    }

    /** A worker lives, so that what waits can be asked of it. */
    void workerSeen() {
        List<Winner> waiting = List.copyOf(unscored);
        unscored.clear();
        waiting.forEach(winner -> studies.actor(winner.study()).onSuccess(actor -> score(actor, winner.number())));
    }

    void score(StudyActor actor, int number) {
        String study = actor.state().id();
        if (isScored(actor.state().trials().get(number))) {
            return;
        }
        request(actor, number)
                .compose(reply ->
                        actor.record(new TrialScored(studies.now(), number, new LinkedHashMap<>(reply.metrics()))))
                .onFailure(problem -> {
                    if (problem instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS) {
                        unscored.add(new Winner(study, number));
                    } else {
                        LOG.warn("trial {} of study {} was not scored on test", number, study, problem);
                    }
                });
    }

    private static boolean isScored(Trial trial) {
        return trial.metrics().keySet().stream().anyMatch(metric -> metric.startsWith("test_"));
    }

    private Future<ScoreReply> request(StudyActor actor, int number) {
        String study = actor.state().id();
        return actor.dataset()
                .map(dataset -> vertx.eventBus()
                        .<ScoreReply>request(
                                Address.SCORE, new ScoreRequest(study, number, model(study, number), dataset), PATIENT)
                        .map(Message::body))
                .orElseGet(() -> Future.failedFuture("the study has no data set"));
    }
}
