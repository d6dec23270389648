package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import java.util.List;

/** {@code hyperband} in both its forms. */
final class Hyperband {
    private Hyperband() {}

    static Shape.Fields settings() {
        return new SettingsShape()
                .whole("reduction_factor", 2, Integer.MAX_VALUE, 3, "One trial in so many is kept at each rung.")
                .wholeOrAuto(
                        "min_resource",
                        1,
                        Integer.MAX_VALUE,
                        "The earliest first rung of a bracket; auto is the resource's min.")
                .word(
                        "mode",
                        List.of("asynchronous", "synchronous"),
                        "Judge each trial as it comes, or pause all at a rung until it is full and carry the best on.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        int max = setup.resource().max();
        int min = setup.settings().isNumber("min_resource")
                ? setup.settings().whole("min_resource")
                : setup.resource().min();
        if (min > max) {
            setup.problem("min_resource", "is " + min + ", must be at most resource.max, " + max);
        }
        List<Bracket> brackets =
                Bracket.of(Math.min(min, max), setup.settings().whole("reduction_factor"), setup.resource());
        return setup.settings().word("mode").equals("synchronous")
                ? new SynchronousHyperband(brackets)
                : new AsynchronousHyperband(brackets);
    }
}
