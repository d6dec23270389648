package dev.espalier.trainer.config;

import java.util.Optional;
import java.util.OptionalInt;

/** What there is to start from. Methods may block. */
public interface StartSources {

    /** Why nothing can start from there, to be read after its name; empty if something can. */
    Optional<String> refusal(StartFrom start);

    /** The number of the best trial that {@code study} has now; empty where it has none, or there is no such study. */
    OptionalInt best(String study);

    /** Where there is nothing to start from. */
    static StartSources none() {
        return new StartSources() {
            @Override
            public Optional<String> refusal(StartFrom start) {
                return start instanceof StartFrom.Nothing
                        ? Optional.empty()
                        : Optional.of("cannot be started from here.");
            }

            @Override
            public OptionalInt best(String study) {
                return OptionalInt.empty();
            }
        };
    }
}
