package dev.espalier.scheduler;

import dev.espalier.sampler.SettingsShape;
import dev.espalier.space.Shape;
import java.util.List;

/** {@code asha} in both its forms. */
final class Asha {
    private Asha() {}

    static Shape.Fields settings() {
        return new SettingsShape()
                .whole("reduction_factor", 2, Integer.MAX_VALUE, 3, "One trial in so many is kept at each rung.")
                .wholeOrAuto("min_resource", 1, Integer.MAX_VALUE, "The first rung; auto is the resource's min.")
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
                : setup.resource().min();
        if (min > max) {
            setup.problem("min_resource", "is " + min + ", must be at most resource.max, " + max);
        }
        return Rungs.of(min, setup.settings().whole("reduction_factor"), setup.resource());
    }
}
