package dev.espalier.sampler;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;

/**
 * What can be set about {@code tpe}.
 *
 * @param startupTrials trials that told a value before it learns
 * @param candidates draws to choose from
 * @param gamma the share of good trials
 */
record TpeSettings(
        int startupTrials, int candidates, double gamma, Split.Unfinished unfinished, ParzenSettings parzen) {

    static final TpeSettings DEFAULT = of(Settings.read(shape(), Json.EMPTY, "sampler", new Problems()));

    static Shape.Fields shape() {
        Json.Bool yes = new Json.Bool(true);
        Json.Bool no = new Json.Bool(false);
        return new SettingsShape()
                .whole("n_startup_trials", 0, Integer.MAX_VALUE, 10, "Trials proposed at random before it learns.")
                .whole("n_ei_candidates", 1, 100_000, 24, "Draws of which the most promising is proposed.")
                .real("gamma", 0.001, 0.999, 0.1, "The share of trials to imitate, at most 25 of them.")
                .real("prior_weight", 1e-6, 1e6, 1, "The prior's weight beside a trial's.")
                .truth("consider_magic_clip", yes, "Whether kernels are kept from becoming very narrow.")
                .truth("consider_endpoints", no, "Whether the outermost kernels reach to the ends of the range.")
                .truth("constant_liar", yes, "Whether running trials are taken for bad ones, to spread proposals.")
                .shape();
    }

    static TpeSettings of(Settings settings) {
        return new TpeSettings(
                settings.whole("n_startup_trials"),
                settings.whole("n_ei_candidates"),
                settings.real("gamma"),
                settings.truth("constant_liar") ? Split.Unfinished.BAD : Split.Unfinished.UNKNOWN,
                new ParzenSettings(
                        settings.real("prior_weight"),
                        settings.truth("consider_magic_clip"),
                        settings.truth("consider_endpoints")));
    }
}
