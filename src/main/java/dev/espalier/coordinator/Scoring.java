package dev.espalier.coordinator;

import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.ScoreReply;
import dev.espalier.bus.Messages.ScoreRequest;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.Trial;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the winner measured once on the test split, by any worker, when its study ends. */
final class Scoring {
    private static final Logger LOG = LoggerFactory.getLogger(Scoring.class);
    private static final DeliveryOptions PATIENT = new DeliveryOptions().setSendTimeout(10 * 60 * 1000L);

    private final Vertx vertx;
    private final Studies studies;

    Scoring(Vertx vertx, Studies studies) {
        this.vertx = vertx;
        this.studies = studies;
    }

    /** The artifact that holds a trial's best model. */
    static String model(String study, int number) {
        return study + "/" + number + "/model";
    }

    void score(StudyActor actor, int number) {
        String study = actor.state().id();
        Trial trial = actor.state().trials().get(number);
        if (trial.metrics().keySet().stream().anyMatch(metric -> metric.startsWith("test_"))) {
            return;
        }
        request(actor, number)
                .compose(reply ->
                        actor.record(new TrialScored(studies.now(), number, new LinkedHashMap<>(reply.metrics()))))
                .onFailure(problem -> LOG.warn("trial {} of study {} was not scored on test", number, study, problem));
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
