package dev.espalier.simulation;

import dev.espalier.coordinator.Command;
import dev.espalier.coordinator.Next;
import dev.espalier.coordinator.Offspring;
import dev.espalier.coordinator.StudyMachine;
import dev.espalier.coordinator.Submission;
import dev.espalier.coordinator.Transition;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.study.Configuration;
import dev.espalier.study.Executor;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.Lease;
import dev.espalier.study.Lineage;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.Measured;
import dev.espalier.study.StudyEvent.SpaceExhausted;
import dev.espalier.study.StudyEvent.StudyCreated;
import dev.espalier.study.StudyEvent.StudyStopped;
import dev.espalier.study.StudyEvent.TrialFinished;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.StudyEvent.TrialStarted;
import dev.espalier.study.StudyEvent.WeightsKept;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** One study on a virtual clock: what its coordinator does when workers ask, report and tell, without a store. */
final class VirtualStudy {
    private static final double NANOS = 1e9;

    private final Submission submission;
    private final StudyMachine machine;
    private final Consumer<StudyChange> listener;
    private StudyState state;
    private double clock;

    VirtualStudy(Submission submission, Consumer<StudyChange> listener) {
        this.submission = submission;
        this.machine = submission.machine();
        this.listener = listener;
        Transition created =
                machine.create("simulated", new StudyCreated(Instant.EPOCH, submission.spec()), submission.enqueued());
        this.state = created.state();
        listener.accept(created.change());
    }

    StudyState state() {
        return state;
    }

    /** @param seconds from the study's creation; not before the last */
    void clock(double seconds) {
        clock = seconds;
    }

    /** The virtual time, a nanosecond an event later, so that no two events are at one time and their order shows. */
    Instant now() {
        return Instant.EPOCH.plusNanos(Math.round(clock * NANOS) + state.position() + 1);
    }

    /** Whether the time that the study may take is spent. */
    boolean isOver() {
        return machine.isTimeUp(state, now());
    }

    boolean runs(int number) {
        return state.trials().get(number).state() == TrialState.RUNNING;
    }

    /** A running trial for {@code holder}, as a server gives it; empty when there is none at present. */
    Optional<Trial> ask(String holder) {
        return switch (machine.next(state)) {
            case Next.Existing existing -> {
                Trial trial = state.trials().get(existing.number());
                yield start(
                        holder,
                        trial.number(),
                        trial.attempt() + 1,
                        trial.configuration(),
                        trial.resumeStep(),
                        existing.to(),
                        trial.seen(),
                        existing.reason(),
                        Optional.empty());
            }
            case Next.Inherit inherit -> {
                Offspring child = Offspring.of(submission.space(), state, inherit);
                yield start(
                        holder,
                        child.number(),
                        1,
                        child.configuration(),
                        inherit.step(),
                        inherit.to(),
                        state.position(),
                        inherit.reason(),
                        Optional.of(child.lineage()));
            }
            case Next.Propose propose -> propose(holder, propose);
            case Next.Nothing _ -> Optional.empty();
        };
    }

    private Optional<Trial> propose(String holder, Next.Propose propose) {
        int number = state.trials().size();
        Optional<Configuration> proposed = submission
                .sampler()
                .suggest(
                        submission.space(),
                        History.of(state),
                        RandomSource.forTrial(state.spec().seed(), number));
        if (proposed.isEmpty()) {
            apply(new SpaceExhausted(now()));
            return ask(holder);
        }
        return start(
                holder,
                number,
                1,
                proposed.get(),
                0,
                propose.to(),
                state.position(),
                propose.reason(),
                Optional.empty());
    }

    private Optional<Trial> start(
            String holder,
            int number,
            int attempt,
            Configuration configuration,
            int from,
            int to,
            long seen,
            String reason,
            Optional<Lineage> lineage) {
        Instant now = now();
        String token = number + "-" + attempt;
        Lease lease = new Lease(token, holder, now.plus(state.spec().leaseDuration()), from, to);
        apply(new TrialStarted(now, number, attempt, configuration, lease, seen, reason, lineage));
        return Optional.of(state.trials().get(number));
    }

    /** @return whether the trial goes on */
    boolean report(int number, int step, double[] values) {
        Optional<String> checkpoint =
                state.spec().executor() == Executor.BUILTIN ? Optional.of("step " + step) : Optional.empty();
        Transition transition =
                apply(new Measured(now(), number, attempt(number), new Measurement(step, metrics(values)), checkpoint));
        return transition.change().decided().orElseThrow().decision().equals("continue");
    }

    void tell(int number, double[] values) {
        apply(new TrialFinished(now(), number, attempt(number), new Outcome.Completed(metrics(values))));
    }

    void fail(int number, String reason) {
        apply(new TrialFinished(now(), number, attempt(number), new Outcome.Failed(reason)));
    }

    void stop(String reason) {
        apply(new StudyStopped(now(), reason));
    }

    Transition apply(StudyEvent event) {
        Transition transition = machine.apply(state, event);
        state = transition.state();
        listener.accept(transition.change());
        transition.change().trials().forEach(trial -> handIn(trial.number()));
        transition.commands().forEach(this::perform);
        return transition;
    }

    /** A worker hands in the weights of a trial that was stopped. */
    private void handIn(int number) {
        if (state.trials().get(number).weights() == KeptWeights.AWAITED) {
            apply(new WeightsKept(now(), number));
        }
    }

    /** A worker does what is asked of it, at once; there is nothing to measure on test. */
    private void perform(Command command) {
        switch (command) {
            case Command.Keep keep -> apply(new WeightsKept(now(), keep.number()));
            case Command.Score score -> apply(new TrialScored(now(), score.number(), new LinkedHashMap<>()));
            case Command.Withdraw _, Command.Discard _ -> {}
        }
    }

    private int attempt(int number) {
        return state.trials().get(number).attempt();
    }

    private SequencedMap<String, Double> metrics(double[] values) {
        List<Objective> objectives = state.spec().objectives();
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        for (int index = 0; index < objectives.size(); index++) {
            metrics.put(objectives.get(index).metric(), values[index]);
        }
        return metrics;
    }
}
