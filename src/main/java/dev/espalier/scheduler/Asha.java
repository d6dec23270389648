package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import java.util.List;

/** {@code asha} in both its forms. */
final class Asha {
    static final String FIRST_RUNG =
            "The first rung; auto is the resource's min, or a 27th of its max where that is more.";

    /** A trial that has run for less than one step in so many has shown too little to be judged by. */
    private static final int LEAST_SHARE = 27;

    private Asha() {}

    static Shape.Fields settings() {
        return new SettingsShape()
                .whole("reduction_factor", 2, Integer.MAX_VALUE, 3, "One trial in so many is kept at each rung.")
                .wholeOrAuto("min_resource", 1, Integer.MAX_VALUE, FIRST_RUNG)
                .word(
                        "mode",
                        List.of("stop", "promote"),
                        "Stop the weak at a rung, or pause all there and carry the best on from their checkpoints.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        Rungs rungs = ladder(setup);
        return setup.settings().word("mode").equals("stop") ? new AshaStopping(rungs) : new AshaPromotion(rungs);
    }

    /** The rungs by {@code min_resource} and {@code reduction_factor}. */
    static Rungs ladder(Setup setup) {
        int max = setup.resource().max();
        int min = setup.settings().isNumber("min_resource")
                ? setup.settings().whole("min_resource")
                : Math.max(setup.resource().min(), Math.round((float) max / LEAST_SHARE));
        if (min > max) {
            setup.problem("min_resource", "is " + min + ", must be at most resource.max, " + max);
        }
        return Rungs.of(min, setup.settings().whole("reduction_factor"), setup.resource());
    }
}
