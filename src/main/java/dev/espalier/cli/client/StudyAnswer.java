package dev.espalier.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A study as a server answers it. */
public record StudyAnswer(Answer answer) {
    private static final List<String> OVER = List.of("complete", "pruned", "failed", "cancelled");

    public String id() {
        return answer.text("id");
    }

    public String name() {
        return answer.text("name");
    }

    public String state() {
        return answer.text("state");
    }

    /** Its state in a word: a running study whose first trial has not started is {@code queued}. */
    public String standing() {
        return answer.text("queued").equals("true") ? "queued" : state();
    }

    public String reason() {
        return answer.text("reason");
    }

    /** Whether nothing will happen to it any more. */
    public boolean isOver() {
        return state().equals("completed") || state().equals("stopped") || hasFailed();
    }

    public boolean hasFailed() {
        return state().equals("failed");
    }

    /** The journal position that this answer reflects. */
    public long position() {
        return (long) answer.number("position").orElse(0);
    }

    /** The metric that ranks its trials. */
    public String metric() {
        List<Answer> objectives = answer.object("spec").list("objectives");
        return objectives.isEmpty() ? "value" : objectives.getFirst().text("metric");
    }

    /** The best trial so far; empty before there is one. */
    public Answer best() {
        return answer.object("best");
    }

    public int count(String trialState) {
        return answer.object("counts").whole(trialState);
    }

    /** Trials that ended, in whatever way. */
    public int finished() {
        return OVER.stream().mapToInt(this::count).sum();
    }

    /** The number of trials it may start; 0 where nothing limits it. */
    public int maxTrials() {
        return budget().whole("max_trials");
    }

    /** The time it may take. */
    public Optional<Duration> maxTime() {
        String text = budget().text("max_time");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** How long it has run by {@code now}, pauses left out; the server's clock may be ahead of this one. */
    public Duration elapsed(Instant now) {
        Duration before = Duration.ofMillis((long) (answer.number("spent_s").orElse(0) * 1000));
        return instant("running_since")
                .filter(now::isAfter)
                .map(since -> before.plus(Duration.between(since, now)))
                .orElse(before);
    }

    private Answer budget() {
        return answer.object("spec").object("budget");
    }

    private Optional<Instant> instant(String name) {
        String text = answer.text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
