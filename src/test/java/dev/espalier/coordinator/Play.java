package dev.espalier.coordinator;

import dev.espalier.json.JsonText;
import dev.espalier.scheduler.Schedulers;
import dev.espalier.scheduler.StopRules;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.Lease;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.Problems;
import dev.espalier.study.ReturnCause;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyChange.Decided;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A study played event by event on a clock that moves a second an event. */
final class Play {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final StudyMachine machine;
    private final SearchSpace space;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Consumer<StudyChange> listener;
    private StudyState state;
    private Transition last;
    private Instant now = START;

    private Play(String id, StudySpec spec, Consumer<StudyChange> listener) {
        this.listener = listener;
        Problems problems = new Problems();
        space = SearchSpace.parse(spec.trial(), spec.constraints(), problems);
        machine = new StudyMachine(
                Schedulers.create(spec.scheduler(), spec.resource(), spec.objectives(), problems),
                StopRules.create(spec.stopWhen(), space, spec.objectives(), problems));
        List<Configuration> enqueued = spec.enqueue().stream()
                .map(values -> space.read(values, "enqueue", problems).orElseThrow())
                .toList();
        problems.throwIfAny();
        last = machine.create(id, new StudyEvent.StudyCreated(now, spec), enqueued);
        state = last.state();
        listener.accept(last.change());
    }

    /** @param members what the specification has beyond a name, one objective {@code loss} to minimise and one parameter */
    static Play of(String members) {
        return of("external", members);
    }

    /** The same of a study that the server's own workers run. */
    static Play builtin(String members) {
        return of("builtin", members);
    }

    private static Play of(String executor, String members) {
        String spec = """
                {"name": "play", "objectives": [{"metric": "loss", "goal": "minimize"}],
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}}, "executor": "%s", %s}""";
        return ofSpec((Json.Object) JsonText.parse(spec.formatted(executor, members)));
    }

    static Play ofSpec(Json.Object spec) {
        return of("study", spec, _ -> {});
    }

    /** @param listener takes every change, the study's creation first */
    static Play of(String id, Json.Object spec, Consumer<StudyChange> listener) {
        Problems problems = new Problems();
        StudySpec read = new SpecReader(problems).read(spec);
        problems.throwIfAny();
        return new Play(id, read, listener);
    }

    StudyState state() {
        return state;
    }

    StudyMachine machine() {
        return machine;
    }

    Trial trial(int number) {
        return state.trials().get(number);
    }

    List<Command> commands() {
        return last.commands();
    }

    Instant now() {
        return now;
    }

    Play wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    Next next() {
        return machine.next(state);
    }

    /** Takes what there is next; its number, or empty where there is nothing. */
    Optional<Integer> take() {
        return switch (machine.next(state)) {
            case Next.Existing existing -> {
                Trial trial = trial(existing.number());
                yield Optional.of(started(
                        existing.number(),
                        trial.attempt() + 1,
                        trial.configuration(),
                        trial.resumeStep(),
                        existing.to()));
            }
            case Next.Inherit inherit -> {
                Offspring child = Offspring.of(space, state, inherit);
                Lease lease = new Lease(
                        "lease-" + child.number() + "-1", "worker", now.plusSeconds(30), inherit.step(), inherit.to());
                apply(new StudyEvent.TrialStarted(
                        now,
                        child.number(),
                        1,
                        child.configuration(),
                        lease,
                        state.position(),
                        "",
                        Optional.of(child.lineage())));
                yield Optional.of(child.number());
            }
            case Next.Propose propose ->
                Optional.of(
                        started(state.trials().size(), 1, space.sample(random).orElseThrow(), 0, propose.to()));
            case Next.Nothing _ -> Optional.empty();
        };
    }

    private int started(int number, int attempt, Configuration configuration, int from, int to) {
        Lease lease = new Lease("lease-" + number + "-" + attempt, "worker", now.plusSeconds(30), from, to);
        apply(new StudyEvent.TrialStarted(now, number, attempt, configuration, lease, state.position(), ""));
        return number;
    }

    /** Reports the loss of a step; what was decided. */
    Decided report(int number, int step, double loss) {
        return report(number, step, loss, Optional.empty());
    }

    Decided report(int number, int step, double loss, Optional<String> checkpoint) {
        return report(number, step, Map.of("loss", loss), checkpoint);
    }

    Decided report(int number, int step, Map<String, Double> metrics, Optional<String> checkpoint) {
        Measurement measurement = new Measurement(step, new LinkedHashMap<>(metrics));
        apply(new StudyEvent.Measured(now, number, trial(number).attempt(), measurement, checkpoint));
        return last.change().decided().orElseThrow();
    }

    /** Reports whatever metrics of a step; what was decided. */
    Decided report(int number, int step, Map<String, Double> metrics) {
        apply(new StudyEvent.Measured(
                now, number, trial(number).attempt(), new Measurement(step, metrics), Optional.empty()));
        return last.change().decided().orElseThrow();
    }

    /** A second report of a step, after which all of these are known of it; what was decided, if anything was. */
    Optional<Decided> add(int number, int step, Map<String, Double> all) {
        apply(new StudyEvent.MetricsAdded(now, number, trial(number).attempt(), new Measurement(step, all)));
        return last.change().decided();
    }

    Play tell(int number, double loss) {
        return apply(new StudyEvent.TrialFinished(
                now,
                number,
                trial(number).attempt(),
                new Outcome.Completed(new LinkedHashMap<>(Map.of("loss", loss)))));
    }

    Play fail(int number, String reason) {
        return apply(new StudyEvent.TrialFinished(now, number, trial(number).attempt(), new Outcome.Failed(reason)));
    }

    Play lose(int number) {
        return apply(new StudyEvent.LeaseLost(now, number, trial(number).attempt(), "silent"));
    }

    Play giveBack(int number, ReturnCause cause, String reason) {
        return apply(new StudyEvent.AttemptReturned(now, number, trial(number).attempt(), cause, reason));
    }

    Play save(int number, int step, String checkpoint) {
        return apply(new StudyEvent.CheckpointSaved(now, number, trial(number).attempt(), step, checkpoint));
    }

    /** The server was killed and starts again. */
    Play restart() {
        return apply(new StudyEvent.ServerRestarted(now, now));
    }

    Play apply(StudyEvent event) {
        last = machine.apply(state, event);
        state = last.state();
        listener.accept(last.change());
        now = now.plusSeconds(1);
        return this;
    }
}
