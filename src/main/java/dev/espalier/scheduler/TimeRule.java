package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * {@code time}: ends the study once it has run for so long, pauses and downtime left out.
 *
 * @param duration longer than nothing
 */
record TimeRule(Duration duration) implements StopRule {

    static Shape.Fields settings() {
        return new SettingsShape()
                .given("duration", new Shape.Text(), "Time spent running, ISO 8601, such as PT10M.")
                .shape();
    }

    static StopRule create(StopRules.Request request) {
        Duration duration = parsed(request.settings().word("duration"));
        if (!duration.isPositive()) {
            request.problems()
                    .add(
                            request.path() + ".duration",
                            "must be an ISO 8601 duration longer than nothing, such as \"PT10M\"");
        }
        return new TimeRule(duration);
    }

    private static Duration parsed(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            return Duration.ZERO;
        }
    }

    @Override
    public Optional<String> reason(StudyState state, List<Trial> changed, Instant now) {
        Duration spent = state.spentBy(now);
        return spent.compareTo(duration) < 0
                ? Optional.empty()
                : Optional.of("time: %s of %s are spent".formatted(spent, duration));
    }
}
