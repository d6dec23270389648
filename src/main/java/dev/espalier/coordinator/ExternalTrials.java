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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Ask and tell: trials that clients evaluate. */
public final class ExternalTrials {
    /** An ask for many trials is answered by fewer once it has taken so long. */
    private static final Duration LONGEST_ASK = Duration.ofSeconds(30);

    /** Trials that are asked for together, so that they become durable together; other clients' asks come between. */
    private static final int TOGETHER = 16;

    private final Studies studies;
    private final Reports reports;
    private final Map<Asking, Future<Asked>> asks = new HashMap<>();

    private record Asking(String study, String client) {}

    private record Giving(StudyActor actor, String client, int count, BooleanSupplier isWanted, Duration until) {}

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
     *
     * @param isWanted whether the client still waits; where it does not, no more trials are given
     */
    public Future<Asked> ask(String study, String client, int count, BooleanSupplier isWanted) {
        return studies.enter(() -> {
            Asking asking = new Asking(study, client);
            Future<Asked> before = asks.get(asking);
            Future<Asked> answer = before == null
                    ? give(study, client, count, isWanted)
                    : before.transform(_ -> give(study, client, count, isWanted));
            asks.put(asking, answer);
            return answer.onComplete(_ -> asks.remove(asking, answer));
        });
    }

    private Future<Asked> give(String study, String client, int count, BooleanSupplier isWanted) {
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
            Giving giving =
                    new Giving(actor, client, count, isWanted, studies.uptime().plus(LONGEST_ASK));
            return more(giving, new ArrayList<>(held)).map(trials -> asked(actor, trials));
        });
    }

    private Future<List<Trial>> more(Giving giving, List<Trial> trials) {
        boolean isLate = !trials.isEmpty() && studies.uptime().compareTo(giving.until()) > 0;
        if (trials.size() >= giving.count() || isLate || !giving.isWanted().getAsBoolean()) {
            return giving.actor().durable().map(trials);
        }
        List<Future<Optional<Trial>>> asked = Stream.generate(
                        () -> giving.actor().lease(giving.client()))
                .limit(Math.min(TOGETHER, giving.count() - trials.size()))
                .toList();
        return Future.all(asked).compose(_ -> {
            List<Trial> given =
                    asked.stream().map(Future::result).flatMap(Optional::stream).toList();
            trials.addAll(given);
            return given.size() < asked.size() ? giving.actor().durable().map(trials) : more(giving, trials);
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
            Trial trial = LeaseGuard.leased(actor.state(), number, lease);
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
        Trial trial = LeaseGuard.trial(state, number);
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
