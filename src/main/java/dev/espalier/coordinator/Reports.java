package dev.espalier.coordinator;

import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyEvent.Measured;
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
        return switch (Fence.report(actor.state(), number, lease, measurement.step())) {
            case NEW -> {
                actor.renew(number);
                int attempt = actor.state().trials().get(number).attempt();
                Transition transition =
                        actor.apply(new Measured(studies.now(), number, attempt, measurement, checkpoint));
                var decided = transition.change().decided().orElseThrow();
                yield actor.keep(transition).map(new Answer(decided.decision(), decided.reason()));
            }
            case REPEATED -> actor.durable().map(again(actor.state(), number));
        };
    }

    /** The answer given before: it shows in what became of the trial. */
    private static Answer again(StudyState state, int number) {
        Trial trial = state.trials().get(number);
        return switch (trial.state()) {
            case RUNNING -> new Answer(Decisions.CONTINUE, "");
            case PAUSED, WAITING -> new Answer(Decisions.PAUSE, trial.reason());
            case COMPLETE, PRUNED, FAILED, CANCELLED -> new Answer(Decisions.STOP, trial.reason());
        };
    }

    Future<Trial> finish(StudyActor actor, int number, String lease, Outcome outcome) {
        return switch (Fence.tell(actor.state(), number, lease, outcome)) {
            case NEW -> {
                int attempt = actor.state().trials().get(number).attempt();
                yield actor.record(new TrialFinished(studies.now(), number, attempt, outcome))
                        .map(after -> after.trials().get(number));
            }
            case REPEATED -> actor.durable().map(_ -> actor.state().trials().get(number));
        };
    }
}
