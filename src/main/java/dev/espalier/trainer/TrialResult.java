package dev.espalier.trainer;

import dev.espalier.study.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How an attempt ended.
 *
 * @param model the best step's model as an exportable zip; empty for a paused, failed or abandoned attempt
 */
public record TrialResult(Ending ending, Optional<Outcome> outcome, Optional<Path> model) {
    /** What ended it. */
    public enum Ending {
        FINISHED,
        PAUSED,
        STOPPED,
        ABANDONED
    }
}
