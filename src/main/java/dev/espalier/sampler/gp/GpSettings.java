package dev.espalier.sampler.gp;

import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import java.util.List;

/**
 * What can be set about {@code gp}.
 *
 * @param startupTrials trials that told a value before it learns
 * @param noise what is known about it
 * @param improvement below what
 * @param candidates random ones from which searches start
 * @param localSearches from the most promising
 */
record GpSettings(int startupTrials, Noise noise, Improvement improvement, int candidates, int localSearches) {

    /** Whether trials of one configuration come out the same. */
    enum Noise {
        LEARNED,
        NONE
    }

    /** What a proposal has to improve on. */
    enum Improvement {
        BEST_MEAN,
        UNCERTAIN_BEST
    }

    static Shape.Fields shape() {
        return new SettingsShape()
                .whole("n_startup_trials", 1, Integer.MAX_VALUE, 10, "Quasi-random trials before it learns.")
                .truth(
                        "deterministic_objective",
                        new Json.Bool(false),
                        "Whether trials of one configuration come out the same; else noise is learned.")
                .word(
                        "acquisition",
                        List.of("log_ei", "log_nei"),
                        "Improvement on the best mean, or for noisy objectives on a best that is itself uncertain.")
                .whole("n_preliminary_samples", 1, 100_000, 256, "Draws from which local searches start.")
                .whole("n_local_search", 1, 1000, 5, "Local searches a proposal.")
                .shape();
    }

    static GpSettings of(Settings settings) {
        return new GpSettings(
                settings.whole("n_startup_trials"),
                settings.truth("deterministic_objective") ? Noise.NONE : Noise.LEARNED,
                settings.word("acquisition").equals("log_ei") ? Improvement.BEST_MEAN : Improvement.UNCERTAIN_BEST,
                settings.whole("n_preliminary_samples"),
                settings.whole("n_local_search"));
    }
}
