package dev.espalier.store;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Executor;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the studies of {@link StudyStory} are to search. */
final class StorySpec {
    private StorySpec() {}

    static StudySpec of(List<Objective> objectives, Executor executor) {
        Json.Object trial = Json.EMPTY
                .with("dataset", Json.text("digits: 0–9 \"quoted\""))
                .with("learning_rate", Json.EMPTY.with("$float", Json.EMPTY.with("low", Json.number(1e-5))));
        return new StudySpec(
                "residual or plain",
                objectives,
                executor,
                new Resource("epoch", 1, 27),
                new Algorithm("tpe", Json.EMPTY.with("startup_trials", Json.number(10))),
                new Algorithm("asha", Json.EMPTY.with("reduction_factor", Json.number(3))),
                new Budget(
                        OptionalInt.of(60),
                        Optional.of(Duration.ofMinutes(20)),
                        OptionalInt.of(2),
                        OptionalInt.empty()),
                7,
                trial,
                List.of("learning_rate < 0.1"),
                List.of(Json.EMPTY.with("learning_rate", Json.number(0.01))),
                "",
                List.of("digits"),
                Duration.ofSeconds(60),
                List.of());
    }
}
