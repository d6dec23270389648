package dev.espalier.sampler.cmaes;

import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import java.util.List;
import java.util.OptionalInt;

/**
 * What can be set about {@code cma-es}; names as Optuna has them.
 *
 * @param startupTrials proposed at random before it learns
 * @param populationSize trials in a generation; empty for 4 + 3 ln(parameters)
 * @param sigma the first steps' size, as a share of each range
 * @param growth what a restart multiplies the population by
 */
public record CmaSettings(
        int startupTrials,
        OptionalInt populationSize,
        double sigma,
        Restarts restarts,
        int growth,
        Margin margin,
        Axes axes) {

    /** What follows on a search that came to its end. */
    enum Restarts {
        IPOP,
        BIPOP,
        NONE
    }

    /** Whether steps are kept long enough to reach the next value of a grid. */
    enum Margin {
        KEPT,
        NONE
    }

    /** Whether parameters are learned together, or each apart from the others. */
    enum Axes {
        TOGETHER,
        APART
    }

    public static Shape.Fields shape() {
        Json.Bool yes = new Json.Bool(true);
        Json.Bool no = new Json.Bool(false);
        return new SettingsShape()
                .whole("n_startup_trials", 0, Integer.MAX_VALUE, 1, "Trials proposed at random before it learns.")
                .wholeOrAuto("popsize", 3, 1_000_000, "Trials in a generation; auto: 4 + 3 ln(parameters).")
                .real("sigma0", 1e-9, 10, 1 / 6.0, "The size of the first steps, as a share of each range.")
                .word("restart_strategy", List.of("ipop", "bipop", "none"), "What follows when a search has ended.")
                .whole("inc_popsize", 1, 100, 2, "What a restart multiplies the population by.")
                .truth("with_margin", yes, "Whether steps stay long enough to reach the next whole or listed value.")
                .truth("use_separable_cma", no, "Whether each parameter is learned apart: faster for hundreds of them.")
                .shape();
    }

    public static CmaSettings of(Settings settings) {
        return new CmaSettings(
                settings.whole("n_startup_trials"),
                settings.isNumber("popsize") ? OptionalInt.of(settings.whole("popsize")) : OptionalInt.empty(),
                settings.real("sigma0"),
                Restarts.valueOf(settings.word("restart_strategy").toUpperCase(java.util.Locale.ROOT)),
                settings.whole("inc_popsize"),
                settings.truth("with_margin") ? Margin.KEPT : Margin.NONE,
                settings.truth("use_separable_cma") ? Axes.APART : Axes.TOGETHER);
    }
}
