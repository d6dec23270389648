package dev.espalier.scheduler;

import dev.espalier.sampler.Settings;
import dev.espalier.sampler.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Every scheduler by name. */
public final class Schedulers {

    private interface Maker {
        Scheduler make(Settings settings, Resource resource, Problems problems);
    }

    private record Kind(String name, Shape.Fields settings, Maker maker) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("none", SettingsShape.none(), (settings, resource, problems) -> new RunToEnd(resource)),
            new Kind("median", medianSettings(), Schedulers::median),
            new Kind("asha", ashaSettings(), Schedulers::asha),
            new Kind("patience", patienceSettings(), Schedulers::patience));

    private Schedulers() {}

    /**
     * Makes a scheduler.
     *
     * @param algorithm its name and settings; what is left out has its default
     * @param problems receives everything wrong, paths beginning with {@code scheduler}; where there is any, the scheduler
     *     returned must not be used
     */
    public static Scheduler create(
            Algorithm algorithm, Resource resource, List<Objective> objectives, Problems problems) {
        Optional<Kind> found = KINDS.stream()
                .filter(kind -> kind.name().equals(algorithm.type()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    "scheduler.type",
                    "there is no scheduler \"" + algorithm.type() + "\"; known are " + String.join(", ", names()));
            return new RunToEnd(resource);
        }
        Settings settings = Settings.read(found.get().settings(), algorithm.settings(), "scheduler", problems);
        return found.get().maker().make(settings, resource, problems);
    }

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return KINDS.stream().map(Kind::name).toList();
    }

    /** Each scheduler's settings with their ranges and defaults. */
    public static Shape.Tagged shape() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        KINDS.forEach(kind -> types.put(kind.name(), kind.settings()));
        return new Shape.Tagged(types);
    }

    private static Shape.Fields medianSettings() {
        return new SettingsShape()
                .whole("n_startup_trials", 0, Integer.MAX_VALUE, 5, "Complete trials before any is stopped.")
                .whole("n_warmup_steps", 0, Integer.MAX_VALUE, 0, "Steps of a trial before it is judged.")
                .whole("interval_steps", 1, Integer.MAX_VALUE, 1, "Steps from one judgement to the next.")
                .shape();
    }

    private static Scheduler median(Settings settings, Resource resource, Problems problems) {
        return new MedianScheduler(
                resource,
                settings.whole("n_startup_trials"),
                settings.whole("n_warmup_steps"),
                settings.whole("interval_steps"));
    }

    private static Shape.Fields ashaSettings() {
        return new SettingsShape()
                .whole("reduction_factor", 2, Integer.MAX_VALUE, 3, "One trial in so many is kept at each rung.")
                .wholeOrAuto("min_resource", 1, Integer.MAX_VALUE, "The first rung; auto is the resource's min.")
                .word(
                        "mode",
                        List.of("stop", "promote"),
                        "Stop the weak at a rung, or pause all there and carry the best on from their checkpoints.")
                .shape();
    }

    private static Scheduler asha(Settings settings, Resource resource, Problems problems) {
        int min = settings.isNumber("min_resource") ? settings.whole("min_resource") : resource.min();
        if (min > resource.max()) {
            problems.add("scheduler.min_resource", "is " + min + ", must be at most resource.max, " + resource.max());
        }
        Rungs rungs = Rungs.of(min, settings.whole("reduction_factor"), resource);
        return settings.word("mode").equals("stop") ? new AshaStopping(rungs) : new AshaPromotion(rungs);
    }

    private static Shape.Fields patienceSettings() {
        return new SettingsShape()
                .whole("patience", 1, Integer.MAX_VALUE, 5, "Steps to wait for an improvement.")
                .real("min_delta", 0, Double.MAX_VALUE, 0, "What counts as an improvement, in the metric's unit.")
                .whole("min_steps", 0, Integer.MAX_VALUE, 0, "Steps that every trial is given.")
                .shape();
    }

    private static Scheduler patience(Settings settings, Resource resource, Problems problems) {
        return new PatienceScheduler(
                resource, settings.whole("patience"), settings.real("min_delta"), settings.whole("min_steps"));
    }
}
