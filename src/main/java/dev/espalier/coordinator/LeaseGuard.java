package dev.espalier.coordinator;

import dev.espalier.study.Configuration;
import dev.espalier.study.Conflict;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Lease;
import dev.espalier.study.Measurement;
import dev.espalier.study.Outcome;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.UnknownThing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Lets through only what the state permits, before it becomes an event: a late holder of an old lease changes nothing, and
 * what was said twice counts once.
 */
final class LeaseGuard {

    /** Whether a message is news or says again what is known. */
    enum Verdict {
        NEW,
        REPEATED
    }

    private LeaseGuard() {}

    /** @throws UnknownThing when the study has no trial {@code number} */
    static Trial trial(StudyState state, int number) {
        if (number < 0 || number >= state.trials().size()) {
            throw new UnknownThing("trial", number + " in study " + state.id());
        }
        return state.trials().get(number);
    }

    /** @throws Conflict when {@code token} is not the trial's newest lease */
    static Trial leased(StudyState state, int number, String token) {
        Trial trial = trial(state, number);
        if (trial.lease().map(Lease::token).filter(token::equals).isEmpty()) {
            throw new Conflict("The lease " + token + " is stale: trial " + number + " is " + word(trial)
                    + " in attempt " + trial.attempt() + ".");
        }
        return trial;
    }

    /**
     * Whether a report is of a step beyond the last, or of one up to there, which {@link #added} holds against what is kept.
     *
     * @throws Conflict when the lease is stale, or the trial ended before the step was reported
     */
    static Verdict report(StudyState state, int number, String token, int step) {
        Trial trial = leased(state, number, token);
        if (step <= trial.step()) {
            return Verdict.REPEATED;
        }
        running(trial);
        return Verdict.NEW;
    }

    /**
     * What a report adds to a step that was passed.
     *
     * @param known what is kept of the step, where it was reported
     * @return all that is known of the step then; empty where the report says nothing new
     * @throws Conflict when the step was never reported, the report changes a value, or it adds some to a trial that ended
     */
    static Optional<Measurement> added(Trial trial, Optional<Measurement> known, Measurement reported) {
        Measurement before = known.orElseThrow(
                () -> new Conflict("Step " + reported.step() + " of trial " + trial.number() + " comes after step "
                        + trial.step() + " was reported; steps are reported in ascending order."));
        SequencedMap<String, Double> all = new LinkedHashMap<>(before.metrics());
        reported.metrics().forEach((name, value) -> {
            Double there = all.putIfAbsent(name, value);
            if (there != null && !same(there, value)) {
                throw new Conflict(
                        "Step " + reported.step() + " of trial " + trial.number() + " was reported with " + name
                                + " " + there + ", not " + value
                                + "; a second report of a step may add metrics, but change none.");
            }
        });
        if (all.size() == before.metrics().size()) {
            return Optional.empty();
        }
        running(trial);
        if (all.size() > Measurement.MOST_METRICS) {
            throw new InvalidInput(
                    "metrics",
                    "make " + all.size() + " of step " + reported.step() + " in all, and a step may have "
                            + Measurement.MOST_METRICS);
        }
        return Optional.of(new Measurement(reported.step(), all));
    }

    /** @throws Conflict when the lease is stale, or the trial ended in another way */
    static Verdict tell(StudyState state, int number, String token, Outcome outcome) {
        Trial trial = leased(state, number, token);
        if (!trial.isHeld() && says(trial, outcome)) {
            return Verdict.REPEATED;
        }
        running(trial);
        return Verdict.NEW;
    }

    /** @throws Conflict when the lease is stale */
    static Verdict giveBack(StudyState state, int number, String token) {
        return leased(state, number, token).isHeld() ? Verdict.NEW : Verdict.REPEATED;
    }

    /** A trial that was stopped may say more until its weights are handed in. */
    private static void running(Trial trial) {
        if (!trial.isHeld()) {
            throw new Conflict("Trial " + trial.number() + " is " + word(trial) + ", not running"
                    + (trial.reason().isEmpty() ? "." : ": " + trial.reason()));
        }
    }

    private static boolean says(Trial trial, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed completed ->
                trial.state() != TrialState.FAILED
                        && completed.metrics().entrySet().stream().allMatch(told -> holds(trial.metrics(), told));
            case Outcome.Failed failed ->
                trial.state() == TrialState.FAILED && trial.reason().equals(failed.reason());
        };
    }

    private static boolean holds(Map<String, Double> metrics, Map.Entry<String, Double> told) {
        Double known = metrics.get(told.getKey());
        return known != null && same(known, told.getValue());
    }

    /** Both zeros are the same number, and not a number is the same as itself. */
    private static boolean same(double one, double other) {
        return one == other || Double.isNaN(one) && Double.isNaN(other);
    }

    /** @throws Conflict when the study is in none of the states {@code allowed} */
    static void study(StudyState state, String verb, List<StudyStatus> allowed) {
        if (allowed.contains(state.status())) {
            return;
        }
        throw new Conflict("Study " + state.id() + " is "
                + state.status().name().toLowerCase(Locale.ROOT) + " and cannot be " + verb + ".");
    }

    /** @throws Conflict when the configuration is in the study already */
    static void unseen(StudyState state, Configuration configuration) {
        state.trials().stream()
                .filter(trial -> trial.state() == TrialState.WAITING
                        && trial.attempt() == 0
                        && trial.configuration().equals(configuration))
                .findFirst()
                .ifPresent(trial -> {
                    throw new Conflict("Trial " + trial.number() + " waits with this configuration already.");
                });
    }

    /** @throws Conflict when the trial ended */
    static void open(Trial trial) {
        if (trial.state().isFinal()) {
            throw new Conflict("Trial " + trial.number() + " is " + word(trial) + " already.");
        }
    }

    private static String word(Trial trial) {
        return trial.state().name().toLowerCase(Locale.ROOT);
    }
}
