package dev.espalier.coordinator;

import dev.espalier.study.Configuration;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.StudyAmended;
import dev.espalier.study.StudyEvent.StudyCreated;
import dev.espalier.study.StudyEvent.StudyPaused;
import dev.espalier.study.StudyEvent.StudyResumed;
import dev.espalier.study.StudyEvent.StudyStopped;
import dev.espalier.study.StudyEvent.TrialCancelled;
import dev.espalier.study.StudyEvent.TrialEnqueued;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.UnreadableStudy;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What people and their programs may ask of studies. Every answer is given once what it says is durable, and with it, where
 * there is one, the key of the request that asked for it.
 */
public final class Coordinator {
    private final Studies studies;
    private final Submissions submissions;
    private final ExternalTrials external;

    Coordinator(Studies studies, Submissions submissions) {
        this.studies = studies;
        this.submissions = submissions;
        this.external = new ExternalTrials(studies);
    }

    /** Asking and telling, for external studies. */
    public ExternalTrials external() {
        return external;
    }

    /** A new study, running. */
    public Future<StudyState> submit(Submission submission, Optional<RequestKey> request) {
        return studies.enter(() -> {
            if (studies.refusal().isPresent()) {
                return Future.failedFuture(studies.refusal().get());
            }
            StudyCreated event = new StudyCreated(studies.now(), submission.spec());
            Transition created = submission.machine().create(studies.newId(), event, submission.enqueued());
            return studies.add(submission, created).keep(created.by(request));
        });
    }

    /** The state as it is in memory: at least as new as the last answer given. */
    public Future<StudyState> state(String study) {
        return studies.enter(() -> studies.actor(study).map(StudyActor::state));
    }

    public Future<StudyState> pause(String study, Optional<RequestKey> request) {
        return change(study, request, "paused", List.of(StudyStatus.RUNNING), StudyPaused::new);
    }

    /** Lets a paused study go on, and one that ended, if its budget was raised since. */
    public Future<StudyState> resume(String study, Optional<RequestKey> request) {
        return change(
                study,
                request,
                "resumed",
                List.of(StudyStatus.PAUSED, StudyStatus.STOPPED, StudyStatus.COMPLETED, StudyStatus.FAILED),
                StudyResumed::new);
    }

    public Future<StudyState> stop(String study, Optional<RequestKey> request) {
        return change(
                study,
                request,
                "stopped",
                List.of(StudyStatus.RUNNING, StudyStatus.PAUSED),
                at -> new StudyStopped(at, "stopped by request"));
    }

    private Future<StudyState> change(
            String study,
            Optional<RequestKey> request,
            String verb,
            List<StudyStatus> allowed,
            Function<Instant, StudyEvent> event) {
        return studies.enter(() -> studies.actor(study).compose(actor -> {
            if (studies.refusal().isPresent()) {
                return Future.failedFuture(studies.refusal().get());
            }
            LeaseGuard.study(actor.state(), verb, allowed);
            return actor.record(event.apply(studies.now()), request);
        }));
    }

    /** Changes what may be changed while a study runs, or after. */
    public Future<StudyState> amend(String study, Amendment amendment) {
        return studies.enter(() -> studies.actor(study).compose(actor -> {
            StudySpec spec = amendment.applyTo(actor.state().spec());
            return actor.record(new StudyAmended(studies.now(), spec.name(), spec.note(), spec.tags(), spec.budget()));
        }));
    }

    /** Removes a study, its rows and its artifacts; what runs of it is withdrawn first. */
    public Future<Void> delete(String study) {
        return studies.enter(() -> studies.actor(study)
                .compose(actor -> actor.state().status().isFinal()
                        ? Future.succeededFuture(actor.state())
                        : actor.record(new StudyStopped(studies.now(), "deleted")))
                .<Void>mapEmpty()
                .recover(problem ->
                        problem instanceof UnreadableStudy ? Future.succeededFuture() : Future.failedFuture(problem))
                .compose(_ -> studies.remove(study)));
    }

    /**
     * A trial that waits with this configuration.
     *
     * @param values parameter path to value; a problem's path begins with {@code configuration}
     */
    public Future<Trial> enqueue(String study, Json.Object values, Optional<RequestKey> request) {
        return studies.enter(() -> studies.actor(study).compose(actor -> {
            LeaseGuard.study(actor.state(), "given trials", List.of(StudyStatus.RUNNING, StudyStatus.PAUSED));
            Configuration configuration = submissions.configuration(actor.space(), values, "configuration");
            LeaseGuard.unseen(actor.state(), configuration);
            int number = actor.state().trials().size();
            return actor.record(new TrialEnqueued(studies.now(), configuration), request)
                    .map(after -> after.trials().get(number));
        }));
    }

    /** Ends a trial that has not ended. */
    public Future<Trial> cancel(String study, int number, Optional<RequestKey> request) {
        return studies.enter(() -> studies.actor(study).compose(actor -> {
            LeaseGuard.open(LeaseGuard.trial(actor.state(), number));
            return actor.record(new TrialCancelled(studies.now(), number, "stopped by request"), request)
                    .map(after -> after.trials().get(number));
        }));
    }

    /** What runs a study that was found valid when it was posted, its sampler without any memory; may block. */
    public Submission restore(StudySpec spec) {
        return submissions.restore(spec);
    }

    /** Everything wrong with a submission, or the submission. */
    public Submission read(Json spec) throws InvalidInput {
        Problems problems = new Problems();
        Optional<Submission> submission = submissions.read(spec, problems);
        problems.throwIfAny();
        return submission.orElseThrow();
    }
}
