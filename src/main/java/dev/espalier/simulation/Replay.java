package dev.espalier.simulation;

import dev.espalier.coordinator.Next;
import dev.espalier.coordinator.Offspring;
import dev.espalier.coordinator.StudyMachine;
import dev.espalier.coordinator.Submission;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.study.Cancellation;
import dev.espalier.study.Configuration;
import dev.espalier.study.Conflict;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.StudyAmended;
import dev.espalier.study.StudyEvent.StudyCreated;
import dev.espalier.study.StudyEvent.TrialEnqueued;
import dev.espalier.study.StudyEvent.TrialStarted;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes every suggestion of a study anew from its journal. The journal is walked twice: once to learn which positions the
 * sampler saw, and once to rebuild the study and ask the sampler at each of them.
 */
public final class Replay {
    private final Function<StudySpec, Submission> restore;
    private final Map<Long, List<TrialStarted>> suggested = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private int suggestions;
    private Submission submission;
    private StudyMachine machine;
    private StudyState state;

    private Replay(Function<StudySpec, Submission> restore) {
        this.restore = restore;
    }

    /**
     * A configuration that is not what would be proposed.
     *
     * @param was what the journal says
     * @param wouldBe what the same sampler proposes from what it saw; empty when it proposes nothing, or when the journal
     *     says that it saw what had not happened yet
     */
    public record Difference(int trial, Configuration was, Optional<Configuration> wouldBe) {}

    /**
     * What came out.
     *
     * @param suggestions configurations that a sampler proposed or a scheduler bred from another trial's; those that people asked
     *     for are none
     * @param differences by trial
     */
    public record Report(int suggestions, List<Difference> differences) {
        public Report {
            differences = List.copyOf(differences);
        }

        /** Suggestions that came out the same, bit by bit. */
        public int identical() {
            return suggestions
                    - (int) differences.stream()
                            .map(Difference::trial)
                            .distinct()
                            .count();
        }
    }

    /**
     * @param restore what runs a study with this specification, the sampler without any memory
     * @param journal every event from the study's creation on; walked twice
     * @throws Conflict when the journal makes no sense, so that no study can be rebuilt from it
     */
    public static Report of(Function<StudySpec, Submission> restore, Iterable<StudyEvent> journal) {
        Replay replay = new Replay(restore);
        replay.learn(journal);
        replay.walk(journal);
        replay.differences.sort(Comparator.comparingInt(Difference::trial));
        return new Report(replay.suggestions, replay.differences);
    }

    /** Finds the suggestions: each trial that was new when it started, and what its sampler saw. */
    private void learn(Iterable<StudyEvent> journal) {
        int trials = 0;
        long position = 0;
        for (StudyEvent event : journal) {
            if (event instanceof StudyCreated created) {
                trials += restore.apply(created.spec()).enqueued().size();
            } else if (event instanceof TrialEnqueued) {
                trials++;
            } else if (event instanceof TrialStarted started && started.number() == trials) {
                trials++;
                learn(started, position);
            }
            position++;
        }
    }

    private void learn(TrialStarted started, long position) {
        suggestions++;
        if (started.lineage().isPresent()) {
            return; // Bred from the state that it starts in, where the second walk comes by.
        }
        if (started.seen() < 0 || started.seen() >= position) {
            differences.add(new Difference(started.number(), started.configuration(), Optional.empty()));
        } else {
            suggested.computeIfAbsent(started.seen(), seen -> new ArrayList<>()).add(started);
        }
    }

    private void walk(Iterable<StudyEvent> journal) {
        long position = 0;
        for (StudyEvent event : journal) {
            Cancellation.check();
            try {
                step(event, position);
            } catch (IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException broken) {
                throw new Conflict("The journal makes no sense at position " + position + ": " + broken.getMessage());
            }
            position++;
        }
    }

    private void step(StudyEvent event, long position) {
        if (position == 0) {
            create(event);
        } else {
            if (event instanceof TrialStarted started) {
                check(started);
            }
            state = machine.apply(state, event).state();
            if (event instanceof StudyAmended) {
                submission = restore.apply(state.spec());
            }
        }
        ask();
    }

    private void create(StudyEvent event) {
        if (!(event instanceof StudyCreated created)) {
            throw new IllegalStateException("it does not begin with a study's creation");
        }
        submission = restore.apply(created.spec());
        machine = submission.machine();
        state = machine.create("replayed", created, submission.enqueued()).state();
    }

    /** A trial that was there already runs with the configuration that it had. */
    private void check(TrialStarted started) {
        if (started.number() < state.trials().size()) {
            Configuration known = state.trials().get(started.number()).configuration();
            if (!known.equals(started.configuration())) {
                differences.add(new Difference(started.number(), started.configuration(), Optional.of(known)));
            }
        } else if (started.lineage().isPresent()) {
            breed(started);
        }
    }

    /** Asks the scheduler for the trial that was bred. */
    private void breed(TrialStarted started) {
        Optional<Offspring> bred = machine.next(state) instanceof Next.Inherit inherit
                ? Optional.of(Offspring.of(submission.space(), state, inherit))
                : Optional.empty();
        boolean same = bred.map(child -> child.number() == started.number()
                        && child.configuration().equals(started.configuration())
                        && started.lineage().equals(Optional.of(child.lineage())))
                .orElse(false);
        if (!same) {
            differences.add(
                    new Difference(started.number(), started.configuration(), bred.map(Offspring::configuration)));
        }
    }

    /** Asks the sampler for what it suggested when it saw the study as it stands now. */
    private void ask() {
        int number = state.trials().size();
        for (TrialStarted started : suggested.getOrDefault(state.position(), List.of())) {
            Optional<Configuration> proposed = started.number() == number ? propose(number) : Optional.empty();
            if (!proposed.equals(Optional.of(started.configuration()))) {
                differences.add(new Difference(started.number(), started.configuration(), proposed));
            }
        }
    }

    private Optional<Configuration> propose(int number) {
        return submission
                .sampler()
                .suggest(
                        submission.space(),
                        History.of(state),
                        RandomSource.forTrial(state.spec().seed(), number));
    }
}
