package dev.espalier.scheduler;

import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every scheduler by name. */
public final class Schedulers {

    private record Kind(String name, Shape.Fields settings, Function<Setup, Scheduler> maker) {}

    private static final List<Kind> RULES = List.of(
            new Kind("none", SettingsShape.none(), setup -> new RunToEnd(setup.resource())),
            new Kind("median", PercentileScheduler.medianSettings(), PercentileScheduler::median),
            new Kind("percentile", PercentileScheduler.settings(), PercentileScheduler::create),
            new Kind("threshold", ThresholdScheduler.settings(), ThresholdScheduler::create),
            new Kind("patience", PatienceScheduler.settings(), PatienceScheduler::create),
            new Kind("wilcoxon", WilcoxonScheduler.settings(), WilcoxonScheduler::create),
            new Kind("curve", CurveScheduler.settings(), CurveScheduler::create),
            new Kind("asha", Asha.settings(), Asha::create),
            new Kind("hyperband", Hyperband.settings(), Hyperband::create),
            new Kind("pasha", Pasha.settings(), Pasha::create),
            new Kind("pbt", PopulationScheduler.settings(), PopulationScheduler::create));

    private static final List<Kind> KINDS = Stream.concat(
                    RULES.stream(),
                    Stream.of(
                            combination("any", CombinedScheduler.Needed.ANY),
                            combination("all", CombinedScheduler.Needed.ALL)))
            .toList();

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
        return create(KINDS, algorithm, resource, objectives, "scheduler", problems);
    }

    private static Scheduler create(
            List<Kind> kinds,
            Algorithm algorithm,
            Resource resource,
            List<Objective> objectives,
            String path,
            Problems problems) {
        Optional<Kind> found = kinds.stream()
                .filter(kind -> kind.name().equals(algorithm.type()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(
                    path + ".type",
                    "there is no scheduler \"" + algorithm.type() + "\" here; known are "
                            + String.join(", ", names(kinds)));
            return new RunToEnd(resource);
        }
        Problems own = new Problems();
        Settings settings = Settings.read(found.get().settings(), algorithm.settings(), path, own);
        Scheduler scheduler =
                found.get().maker().apply(new Setup(algorithm, settings, resource, objectives, path, own));
        // A rule's settings are read twice, as part of its combination and as its own.
        SequencedMap<String, String> byPath = new LinkedHashMap<>();
        own.list().forEach(problem -> byPath.putIfAbsent(problem.path(), problem.message()));
        byPath.forEach(problems::add);
        return scheduler;
    }

    /** The names that {@link #create} knows. */
    public static List<String> names() {
        return names(KINDS);
    }

    private static List<String> names(List<Kind> kinds) {
        return kinds.stream().map(Kind::name).toList();
    }

    /** Each scheduler's settings with their ranges and defaults. */
    public static Shape.Tagged shape() {
        return shape(KINDS);
    }

    private static Shape.Tagged shape(List<Kind> kinds) {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        kinds.forEach(kind -> types.put(kind.name(), kind.settings()));
        return new Shape.Tagged(types);
    }

    private static Kind combination(String name, CombinedScheduler.Needed needed) {
        return new Kind(
                name,
                Combination.settings(shape(RULES)),
                setup -> new Combination(
                                needed,
                                (rule, path, problems) ->
                                        create(RULES, rule, setup.resource(), setup.objectives(), path, problems))
                        .create(setup));
    }
}
