package dev.espalier.worker.process;

import dev.espalier.study.Execution;
import dev.espalier.study.Measurement;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.prediction.TestScore;
import java.nio.file.Path;
import java.util.Optional;

/** What a training process tells the server. */
sealed interface FromChild {

    record Started(Execution execution) implements FromChild {}

    record FirstBatch() implements FromChild {}

    /** Answered by {@link ToChild.Answer}. */
    record Measured(Measurement measurement, Optional<Path> checkpoint) implements FromChild {}

    /** Answered by {@link ToChild.Answer}. */
    record Saved(int step, Path checkpoint) implements FromChild {}

    record Ended(TrialResult result) implements FromChild {}

    record Scored(TestScore score) implements FromChild {}

    /** What was asked for ended in an exception. */
    record Thrown(Kind kind, String message) implements FromChild {}

    /** The exceptions that the server treats each in its way. */
    enum Kind {
        DAMAGED_CHECKPOINT,
        UNWRITTEN_FILE,
        CONFLICT,
        OTHER
    }
}
