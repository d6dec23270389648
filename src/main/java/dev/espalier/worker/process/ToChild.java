package dev.espalier.worker.process;

import dev.espalier.study.DatasetSpec;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import java.nio.file.Path;

/** What the server tells a training process. */
sealed interface ToChild {

    /** Run an attempt: answered by messages about it, the last of which is {@link FromChild.Ended} or {@link FromChild.Thrown}. */
    record Run(TrialTask task) implements ToChild {}

    /** The answer to {@link FromChild.Measured} and {@link FromChild.Saved}. */
    record Answer(Verdict verdict) implements ToChild {}

    /** What {@link dev.espalier.trainer.loop.TrialListener#now} answers from now on. */
    record Now(Verdict verdict) implements ToChild {}

    /** Score a model: answered by {@link FromChild.Scored} or {@link FromChild.Thrown}. */
    record Score(Path model, DatasetSpec dataset) implements ToChild {}
}
