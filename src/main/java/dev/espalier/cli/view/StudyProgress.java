package dev.espalier.cli.view;

import dev.espalier.cli.client.StudyAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param fraction from 0 to 1 by the limit that is nearest; 0 where nothing limits the study
 * @param left an estimate from the pace so far; empty while there is too little to tell, and at the end
 */
record StudyProgress(double fraction, Optional<Duration> left) {
    /** Before this part of the way the pace says too little. */
    private static final double TOO_EARLY = 0.05;

    /** The progress of a study that has run for {@code elapsed}. */
    static StudyProgress of(StudyAnswer study, Duration elapsed) {
        double byTrials = study.maxTrials() == 0 ? 0 : (double) study.finished() / study.maxTrials();
        double byTime = study.maxTime()
                .map(limit -> (double) elapsed.toMillis() / limit.toMillis())
                .orElse(0.0);
        double fraction = study.isOver() ? 1 : Math.min(1, Math.max(byTrials, byTime));
        return new StudyProgress(fraction, left(study, fraction, elapsed));
    }

    /** A bar of {@code width} characters. */
    String bar(int width) {
        int full = (int) Math.round(fraction * width);
        return "█".repeat(full) + "░".repeat(width - full);
    }

    private static Optional<Duration> left(StudyAnswer study, double fraction, Duration elapsed) {
        return study.state().equals("running") && fraction >= TOO_EARLY
                ? Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - fraction) / fraction)))
                : Optional.empty();
    }
}
