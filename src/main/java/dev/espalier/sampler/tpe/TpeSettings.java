package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.sampler.pareto.TrialSplit;
import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.OptionalDouble;

/**
 * What can be set about {@code tpe}.
 *
 * @param startupTrials trials that told a value before it learns
 * @param candidates draws to choose from
 * @param givenGamma the share of good trials; empty for one that suits the number of parameters
 * @param givenPriorWeight the prior's beside a trial's; empty for one that suits the number of parameters
 * @param magicClip whether kernels are kept wider than a share of the range
 * @param endpoints whether the gap to the range's end counts for the outermost kernels
 */
public record TpeSettings(
        int startupTrials,
        int candidates,
        OptionalDouble givenGamma,
        OptionalDouble givenPriorWeight,
        TrialSplit.Unfinished unfinished,
        boolean magicClip,
        boolean endpoints) {

    /** Parameters that exist together, up to which a wider look pays: measured, see RATIONALE. */
    private static final int FEW = 8;

    public static final TpeSettings DEFAULT = of(Settings.read(shape(), Json.EMPTY, "sampler", new Problems()));

    public static Shape.Fields shape() {
        Json.Bool yes = new Json.Bool(true);
        Json.Bool no = new Json.Bool(false);
        return new SettingsShape()
                .whole("n_startup_trials", 0, Integer.MAX_VALUE, 10, "Trials proposed at random before it learns.")
                .whole("n_ei_candidates", 1, 100_000, 24, "Draws of which the most promising is proposed.")
                .realOrAuto(
                        "gamma",
                        0.001,
                        0.999,
                        "The share of trials to imitate, at most 25 of them; auto: 0.15, beyond 8 parameters 0.1.")
                .realOrAuto(
                        "prior_weight",
                        1e-6,
                        1e6,
                        "The prior's weight beside a trial's; auto: 3, beyond 8 parameters 1.")
                .truth("consider_magic_clip", yes, "Whether kernels are kept from becoming very narrow.")
                .truth("consider_endpoints", no, "Whether the outermost kernels reach to the ends of the range.")
                .truth("constant_liar", yes, "Whether running trials are taken for bad ones, to spread proposals.")
                .shape();
    }

    public static TpeSettings of(Settings settings) {
        return new TpeSettings(
                settings.whole("n_startup_trials"),
                settings.whole("n_ei_candidates"),
                ifNumber(settings, "gamma"),
                ifNumber(settings, "prior_weight"),
                settings.truth("constant_liar") ? TrialSplit.Unfinished.BAD : TrialSplit.Unfinished.UNKNOWN,
                settings.truth("consider_magic_clip"),
                settings.truth("consider_endpoints"));
    }

    private static OptionalDouble ifNumber(Settings settings, String name) {
        return settings.isNumber(name) ? OptionalDouble.of(settings.real(name)) : OptionalDouble.empty();
    }

    /** The share of good trials among {@code parameters} that exist together. */
    double gamma(int parameters) {
        return givenGamma.orElse(parameters <= FEW ? 0.15 : 0.1);
    }

    /** How kernels over {@code parameters} that exist together are laid out. */
    ParzenSettings parzen(int parameters) {
        return new ParzenSettings(givenPriorWeight.orElse(parameters <= FEW ? 3 : 1), magicClip, endpoints);
    }
}
