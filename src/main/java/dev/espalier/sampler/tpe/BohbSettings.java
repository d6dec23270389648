package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import java.util.List;
import java.util.OptionalInt;

/**
 * What can be set about {@code bohb}; names and defaults as HpBandSter has them.
 *
 * @param leastPoints trials that a step must have; empty for one more than there are parameters
 * @param share of good trials
 * @param candidates draws of which the most promising is proposed
 * @param randomFraction of trials that are proposed at random
 */
public record BohbSettings(Model model, OptionalInt leastPoints, double share, int candidates, double randomFraction) {

    /** What is fitted on the trials of one step. */
    enum Model {
        TPE,
        GP
    }

    public static Shape.Fields shape() {
        return new SettingsShape()
                .word("model", List.of("tpe", "gp"), "What is fitted on the trials that came to one step.")
                .wholeOrAuto(
                        "min_points_in_model",
                        1,
                        1_000_000,
                        "Trials that a step must have for a model; auto: one more than parameters.")
                .whole("top_n_percent", 1, 99, 15, "The percentage of a step's trials to imitate (tpe).")
                .whole("num_samples", 1, 100_000, 64, "Draws of which the most promising is proposed (tpe).")
                .real("random_fraction", 0, 1, 1 / 3.0, "The share of trials proposed at random.")
                .shape();
    }

    static BohbSettings of(Settings settings) {
        return new BohbSettings(
                settings.word("model").equals("gp") ? Model.GP : Model.TPE,
                settings.isNumber("min_points_in_model")
                        ? OptionalInt.of(settings.whole("min_points_in_model"))
                        : OptionalInt.empty(),
                settings.whole("top_n_percent") / 100.0,
                settings.whole("num_samples"),
                settings.real("random_fraction"));
    }
}
