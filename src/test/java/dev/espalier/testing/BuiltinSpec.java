package dev.espalier.testing;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Executor;
import dev.espalier.study.Json;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import java.time.Duration;
import java.util.List;

/** Studies for the server's own workers, as the trainer's vocabulary is asked about them; their objectives are left out. */
public final class BuiltinSpec {
    private BuiltinSpec() {}

    /** Of trials as long as where nothing else is said, without constraints. */
    public static StudySpec of(Json.Object trial) {
        return of(trial, 27, List.of());
    }

    public static StudySpec of(Json.Object trial, int epochs, List<String> constraints) {
        return new StudySpec(
                "a study",
                List.of(),
                Executor.BUILTIN,
                new Resource("epoch", 1, epochs),
                new Algorithm("random", Json.EMPTY),
                new Algorithm("none", Json.EMPTY),
                Budget.UNLIMITED,
                0,
                trial,
                constraints,
                List.of(),
                "",
                List.of(),
                Duration.ofSeconds(60),
                List.of());
    }
}
