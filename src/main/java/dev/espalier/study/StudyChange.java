package dev.espalier.study;

import java.util.List;
import java.util.Optional;

/**
 * One event and all that it changed: what the store writes in one transaction.
 *
 * @param event its journal position is {@code after.position()}
 * @param after the study once the event was applied
 * @param trials the trials that it changed or made, as they are in {@code after}
 * @param decided the scheduler's answer to a measurement, when the event was one, or completed one
 */
public record StudyChange(StudyEvent event, StudyState after, List<Trial> trials, Optional<Decided> decided) {
    public StudyChange {
        trials = List.copyOf(trials);
    }

    /**
     * What was decided on a measurement.
     *
     * @param decision {@code continue}, {@code pause} or {@code stop}
     */
    public record Decided(int number, int attempt, Measurement measurement, String decision, String reason) {}
}
