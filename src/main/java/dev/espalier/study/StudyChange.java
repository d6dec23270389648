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
 * @param rewound what was measured before and does not count any more
 * @param request what asked for it and may be sent again; written with it, so that it is done once
 */
public record StudyChange(
        StudyEvent event,
        StudyState after,
        List<Trial> trials,
        Optional<Decided> decided,
        List<Rewound> rewound,
        Optional<RequestKey> request) {
    public StudyChange {
        trials = List.copyOf(trials);
        rewound = List.copyOf(rewound);
    }

    /** One that no request under a key asked for. */
    public StudyChange(
            StudyEvent event, StudyState after, List<Trial> trials, Optional<Decided> decided, List<Rewound> rewound) {
        this(event, after, trials, decided, rewound, Optional.empty());
    }

    /** The same, asked for by {@code request}. */
    public StudyChange by(Optional<RequestKey> request) {
        return new StudyChange(event, after, trials, decided, rewound, request);
    }

    /**
     * What was decided on a measurement.
     *
     * @param decision {@code continue}, {@code pause} or {@code stop}
     */
    public record Decided(int number, int attempt, Measurement measurement, String decision, String reason) {}

    /**
     * A trial that went back to an earlier step.
     *
     * @param attempt the last attempt whose measurements are concerned; those of earlier ones are too
     * @param step the last step whose measurement still counts
     */
    public record Rewound(int number, int attempt, int step) {}

    /** The first change of a study, which makes it. */
    public static StudyChange creating(StudyEvent event, StudyState created, List<Trial> trials) {
        return new StudyChange(event, created, trials, Optional.empty(), List.of());
    }

    /**
     * The change from {@code before}. Whatever the event, a measurement does not count any more when the trial went
     * back to a step before it, or when a later attempt started from one.
     */
    public static StudyChange between(
            StudyState before, StudyEvent event, StudyState after, List<Trial> trials, Optional<Decided> decided) {
        List<Rewound> rewound = trials.stream()
                .filter(trial -> trial.number() < before.trials().size())
                .flatMap(trial -> rewound(before.trials().get(trial.number()), trial).stream())
                .toList();
        return new StudyChange(event, after, trials, decided, rewound);
    }

    private static Optional<Rewound> rewound(Trial before, Trial after) {
        boolean attempted = before.attempt() > 0;
        if (attempted && after.attempt() > before.attempt()) {
            int from = after.lease().map(Lease::from).orElse(after.step());
            return Optional.of(new Rewound(after.number(), before.attempt(), from));
        }
        return after.step() < before.step()
                ? Optional.of(new Rewound(after.number(), before.attempt(), after.step()))
                : Optional.empty();
    }
}
