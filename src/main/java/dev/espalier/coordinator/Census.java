package dev.espalier.coordinator;

import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A count of a study's trials.
 *
 * @param started trials that had an attempt
 * @param interrupted the first that lost its holder and waits for its next attempt
 * @param fresh the first that waits for its first attempt
 */
record Census(int started, int running, int paused, int failed, Optional<Trial> interrupted, Optional<Trial> fresh) {

    static Census of(StudyState state) {
        Trials trials = state.trials();
        return new Census(
                trials.started(),
                trials.count(TrialState.RUNNING),
                trials.count(TrialState.PAUSED),
                trials.count(TrialState.FAILED),
                waiting(trials, trial -> trial.attempt() > 0),
                waiting(trials, trial -> trial.attempt() == 0));
    }

    /** The trials are walked only where one waits, which is seldom. */
    private static Optional<Trial> waiting(Trials trials, Predicate<Trial> wanted) {
        return trials.count(TrialState.WAITING) == 0
                ? Optional.empty()
                : trials.stream()
                        .filter(trial -> trial.state() == TrialState.WAITING && wanted.test(trial))
                        .findFirst();
    }
}
