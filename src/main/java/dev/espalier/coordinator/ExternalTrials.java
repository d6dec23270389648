package dev.espalier.coordinator;

import dev.espalier.study.Conflict;
import dev.espalier.study.Executor;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ask and tell: trials that clients evaluate. */
public final class ExternalTrials {
    private final Studies studies;
    private final Reports reports;
    private final Map<Asking, Future<Asked>> asks = new HashMap<>();

    private record Asking(String study, String client) {}

    ExternalTrials(Studies studies) {
        this.studies = studies;
        this.reports = new Reports(studies);
    }

    /**
     * What a client was given.
     *
     * @param trials running, each with its lease
     * @param configs the concrete configuration of each
     * @param state the study's
     */
    public record Asked(List<Trial> trials, List<Json.Object> configs, StudyState state) {}

    /**
     * A lease that goes on.
     *
     * @param advice whether the trial is still wanted
     */
    public record Renewed(Instant expiresAt, Advice advice) {}

    /** Whether to go on. */
    public enum Advice {
        GO_ON,
        STOP
    }

    /**
     * Up to {@code count} running trials: first those that {@code client} holds already. An ask waits for the same client's
     * ask before it, so that one sent again because its answer was late gets the same trials.
     */
    public Future<Asked> ask(String study, String client, int count) {
        return studies.enter(() -> {
            Asking asking = new Asking(study, client);
            Future<Asked> before = asks.get(asking);
            Future<Asked> answer =
                    before == null ? give(study, client, count) : before.transform(_ -> give(study, client, count));
            asks.put(asking, answer);
            return answer.onComplete(_ -> asks.remove(asking, answer));
        });
    }

    private Future<Asked> give(String study, String client, int count) {
        return studies.actor(study).compose(actor -> {
            requireExternal(actor.state());
            List<Trial> held = actor.state().trials().stream()
                    .filter(trial -> trial.state() == TrialState.RUNNING
                            && trial.lease()
                                    .filter(lease -> lease.holder().equals(client))
                                    .isPresent())
                    .limit(count)
                    .map(trial -> new TrialDraft(trial)
                            .holdUntil(actor.renew(trial.number()))
                            .trial())
                    .toList();
            return more(actor, client, count, new ArrayList<>(held)).map(trials -> asked(actor, trials));
        });
    }

    private static Future<List<Trial>> more(StudyActor actor, String client, int count, List<Trial> trials) {
        if (trials.size() >= count) {
            return actor.durable().map(trials);
        }
        return actor.lease(client).compose(leased -> {
            if (leased.isEmpty()) {
                return actor.durable().map(trials);
            }
            trials.add(leased.get());
            return more(actor, client, count, trials);
        });
    }

    private static Asked asked(StudyActor actor, List<Trial> trials) {
        List<Json.Object> configs = trials.stream()
                .map(trial -> actor.space().config(trial.configuration()))
                .toList();
        return new Asked(List.copyOf(trials), configs, actor.state());
    }

    /** A measurement, answered by what to do next. */
    public Future<Reports.Answer> report(String study, int number, String lease, Measurement measurement) {
        return studies.enter(() -> studies.actor(study).compose(actor -> {
            requireExternal(actor.state());
            return reports.report(actor, number, lease, measurement, java.util.Optional.empty());
        }));
    }

    /** The trial's end. */
    public Future<Trial> tell(String study, int number, String lease, Outcome outcome) {
        return studies.enter(() -> studies.actor(study).compose(actor -> {
            requireExternal(actor.state());
            requireObjectives(actor.state(), number, outcome);
            return reports.finish(actor, number, lease, outcome);
        }));
    }

    /** Keeps a lease; one whose trial ended or went to another is told to stop. */
    public Future<Renewed> heartbeat(String study, int number, String lease) {
        return studies.enter(() -> studies.actor(study).map(actor -> {
            requireExternal(actor.state());
            Trial trial = Fence.leased(actor.state(), number, lease);
            if (trial.state() != TrialState.RUNNING) {
                return new Renewed(studies.now(), Advice.STOP);
            }
            Advice advice = actor.state().ending().isPresent() ? Advice.STOP : Advice.GO_ON;
            return new Renewed(actor.renew(number), advice);
        }));
    }

    private static void requireExternal(StudyState state) {
        if (state.spec().executor() == Executor.BUILTIN) {
            throw new Conflict("Study " + state.id() + " is run by the server's own workers; only a study with "
                    + "\"executor\": \"external\" can be asked and told.");
        }
    }

    private static void requireObjectives(StudyState state, int number, Outcome outcome) {
        if (!(outcome instanceof Outcome.Completed completed)) {
            return;
        }
        Trial trial = Fence.trial(state, number);
        state.spec().objectives().stream()
                .map(objective -> objective.metric())
                .filter(metric -> !completed.metrics().containsKey(metric)
                        && !trial.metrics().containsKey(metric))
                .findFirst()
                .ifPresent(metric -> {
                    throw new InvalidInput("metrics." + metric, "is the study's objective and was never reported");
                });
    }
}
