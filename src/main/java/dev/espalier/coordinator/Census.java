package dev.espalier.coordinator;

import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.Optional;

/**
 * A count of a study's trials.
 *
 * @param started trials that had an attempt
 * @param interrupted the first that lost its holder and waits for its next attempt
 * @param fresh the first that waits for its first attempt
 */
record Census(int started, int running, int paused, int failed, Optional<Trial> interrupted, Optional<Trial> fresh) {

    static Census of(StudyState state) {
        int started = 0;
        int running = 0;
        int paused = 0;
        int failed = 0;
        Optional<Trial> interrupted = Optional.empty();
        Optional<Trial> fresh = Optional.empty();
        for (Trial trial : state.trials()) {
            started += trial.attempt() > 0 ? 1 : 0;
            switch (trial.state()) {
                case RUNNING -> running++;
                case PAUSED -> paused++;
                case FAILED -> failed++;
                case WAITING -> {
                    if (trial.attempt() > 0) {
                        interrupted = interrupted.or(() -> Optional.of(trial));
                    } else {
                        fresh = fresh.or(() -> Optional.of(trial));
                    }
                }
                case COMPLETE, PRUNED, CANCELLED -> {}
            }
        }
        return new Census(started, running, paused, failed, interrupted, fresh);
    }
}
