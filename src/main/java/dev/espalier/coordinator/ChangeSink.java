package dev.espalier.coordinator;

import dev.espalier.study.StudyChange;
import java.util.concurrent.CompletionStage;

/** Makes changes durable, in the order given. */
@FunctionalInterface
public interface ChangeSink {
    /** Done once the change is on disk; failed when it is not. */
    CompletionStage<Void> write(StudyChange change);
}
