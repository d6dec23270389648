package dev.espalier.coordinator;

import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.ReturnCause;
import dev.espalier.study.StudyChange.Decided;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.AttemptReturned;
import dev.espalier.study.StudyEvent.Measured;
import dev.espalier.study.StudyEvent.MetricsAdded;
import dev.espalier.study.StudyEvent.TrialFinished;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import io.vertx.core.Future;
import java.util.Optional;

/** Takes what holders of leases report, workers and clients alike. Called on the coordinator's event loop. */
public final class Reports {
    private final Studies studies;

    Reports(Studies studies) {
        this.studies = studies;
    }

    /**
     * The answer to a report.
     *
     * @param decision {@code continue}, {@code pause} or {@code stop}
     */
    public record Answer(String decision, String reason) {}

    Future<Answer> report(
            StudyActor actor, int number, String lease, Measurement measurement, Optional<String> checkpoint) {
        return switch (LeaseGuard.report(actor.state(), number, lease, measurement.step())) {
            case NEW -> {
                actor.renew(number);
                int attempt = actor.state().trials().get(number).attempt();
                yield keep(actor, new Measured(studies.now(), number, attempt, measurement, checkpoint))
                        .map(Optional::orElseThrow);
            }
            case REPEATED -> actor.inTurn(() -> again(actor, number, lease, measurement));
        };
    }

    /** Done once the event is durable, with what was decided on it. */
    private static Future<Optional<Answer>> keep(StudyActor actor, StudyEvent event) {
        Transition transition = actor.apply(event);
        Optional<Answer> answer =
                transition.change().decided().map(decided -> new Answer(decided.decision(), decided.reason()));
        return actor.keep(transition).map(answer);
    }

    /** A step that was reported before gets the same answer, and keeps what the report adds. */
    private Future<Answer> again(StudyActor actor, int number, String lease, Measurement measurement) {
        String study = actor.state().id();
        return actor.durable()
                .compose(_ -> studies.measurement(study, number, measurement.step()))
                .compose(known -> {
                    Trial trial = LeaseGuard.leased(actor.state(), number, lease);
                    Optional<Measurement> more = LeaseGuard.added(trial, known.map(Decided::measurement), measurement);
                    if (more.isEmpty()) {
                        return Future.succeededFuture(answer(trial, known.orElseThrow()));
                    }
                    actor.renew(number);
                    int attempt = known.orElseThrow().attempt();
                    return keep(actor, new MetricsAdded(studies.now(), number, attempt, more.get()))
                            .map(answer -> answer.orElseGet(() -> answer(trial, known.orElseThrow())));
                });
    }

    /** The answer given before; where the trial ended or paused since, that. */
    private static Answer answer(Trial trial, Decided known) {
        return switch (trial.state()) {
            case RUNNING ->
                new Answer(Decisions.CONTINUE, known.decision().equals(Decisions.CONTINUE) ? known.reason() : "");
            case PAUSED, WAITING -> new Answer(Decisions.PAUSE, trial.reason());
            case COMPLETE, PRUNED, FAILED, CANCELLED -> new Answer(Decisions.STOP, trial.reason());
        };
    }

    Future<Trial> finish(StudyActor actor, int number, String lease, Outcome outcome) {
        return switch (LeaseGuard.tell(actor.state(), number, lease, outcome)) {
            case NEW -> {
                int attempt = actor.state().trials().get(number).attempt();
                yield actor.record(new TrialFinished(studies.now(), number, attempt, outcome))
                        .map(after -> after.trials().get(number));
            }
            case REPEATED -> actor.durable().map(_ -> actor.state().trials().get(number));
        };
    }

    Future<StudyState> giveBack(StudyActor actor, int number, String lease, ReturnCause cause, String reason) {
        return switch (LeaseGuard.giveBack(actor.state(), number, lease)) {
            case NEW -> {
                int attempt = actor.state().trials().get(number).attempt();
                yield actor.record(new AttemptReturned(studies.now(), number, attempt, cause, reason));
            }
            case REPEATED -> actor.durable().map(_ -> actor.state());
        };
    }
}
