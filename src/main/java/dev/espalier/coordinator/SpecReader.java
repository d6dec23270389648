package dev.espalier.coordinator;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** Reads a study's specification and fills in its defaults. What lies in {@code trial} is for the search space to read. */
final class SpecReader {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_NOTE = 10_000;
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_RULES = 10;
    private static final Duration LEASE = Duration.ofHours(1);

    private final Problems problems;

    SpecReader(Problems problems) {
        this.problems = problems;
    }

    /** The specification as far as it could be read; to be used only where no problem was noted. */
    StudySpec read(Json.Object spec) {
        Members members = new Members(spec, "", problems);
        String name =
                members.required("name", members.text("name", LONGEST_NAME)).orElse("");
        List<Objective> objectives = objectives(members);
        Executor executor = members.word("executor", Executor.class).orElse(Executor.BUILTIN);
        Resource resource = resource(members, executor);
        Algorithm sampler = algorithm(members, "sampler", "auto");
        Algorithm scheduler = algorithm(members, "scheduler", schedulerFor(sampler));
        Budget budget =
                members.object("budget").map(object -> budget(object, problems)).orElse(Budget.UNLIMITED);
        long seed =
                members.whole("seed", Long.MIN_VALUE / 16, Long.MAX_VALUE / 16).orElse(0L);
        Json.Object trial = members.required("trial", members.object("trial")).orElse(Json.EMPTY);
        List<String> constraints = members.texts("constraints", 100, 2_000);
        List<Json.Object> enqueue = members.objects("enqueue", 1_000);
        String note = members.text("note", LONGEST_NOTE).orElse("");
        List<String> tags = members.texts("tags", 50, LONGEST_NAME);
        List<Algorithm> stopWhen = algorithms(members, "stop_when");
        Duration lease = members.duration("lease_duration").orElse(LEASE);
        members.any("$schema");
        members.close();
        return new StudySpec(
                name,
                objectives,
                executor,
                resource,
                sampler,
                scheduler,
                budget,
                seed,
                trial,
                constraints,
                enqueue,
                note,
                tags,
                lease,
                stopWhen);
    }

    /** What a study that names no scheduler has: bohb is made for hyperband. */
    private static String schedulerFor(Algorithm sampler) {
        return sampler.type().equals("bohb") ? "hyperband" : "none";
    }

    private List<Objective> objectives(Members members) {
        List<Json.Object> objects = members.required("objectives", Optional.of(members.objects("objectives", 10)))
                .orElse(List.of());
        List<Objective> objectives = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            Members objective = new Members(objects.get(index), "objectives." + index, problems);
            String metric = objective
                    .required("metric", objective.text("metric", LONGEST_NAME))
                    .orElse("");
            Goal goal = objective
                    .required("goal", objective.word("goal", Goal.class))
                    .orElse(Goal.MINIMIZE);
            OptionalDouble target =
                    objective.real("target").map(OptionalDouble::of).orElse(OptionalDouble.empty());
            Objective.Summary summary =
                    objective.word("summary", Objective.Summary.class).orElse(Objective.Summary.BEST);
            objective.close();
            if (!metric.isEmpty()
                    && objectives.stream().anyMatch(other -> other.metric().equals(metric))) {
                problems.add("objectives." + index + ".metric", "is an objective already: " + metric);
            }
            objectives.add(new Objective(metric, goal, target, summary));
        }
        if (objects.isEmpty() && members.any("objectives").isPresent()) {
            problems.add("objectives", "must name at least one metric and its goal");
        }
        return objectives;
    }

    private Resource resource(Members members, Executor executor) {
        Resource standard = executor == Executor.BUILTIN ? new Resource("epoch", 1, 27) : new Resource("step", 1, 1);
        Optional<Json.Object> object = members.object("resource");
        if (object.isEmpty()) {
            return standard;
        }
        Members resource = new Members(object.get(), "resource", problems);
        String name = resource.text("name", LONGEST_NAME).orElse(standard.name());
        int min = resource.whole("min", 1, MOST_STEPS).orElse(1L).intValue();
        int max = resource.required("max", resource.whole("max", 1, MOST_STEPS))
                .orElse((long) min)
                .intValue();
        resource.close();
        if (min > max) {
            problems.add("resource.min", "must not be over resource.max, " + max);
        }
        return new Resource(name, min, Math.max(min, max));
    }

    private Algorithm algorithm(Members members, String name, String standard) {
        if (members.any(name).orElse(Json.EMPTY) instanceof Json.Text type) {
            return new Algorithm(type.value(), Json.EMPTY);
        }
        Json.Object object = members.object(name).orElse(Json.EMPTY.with("type", Json.text(standard)));
        return algorithm(object, name, standard);
    }

    private Algorithm algorithm(Json.Object object, String path, String standard) {
        Members algorithm = new Members(object, path, problems);
        String type =
                algorithm.required("type", algorithm.text("type", LONGEST_NAME)).orElse(standard);
        SequencedMap<String, Json> settings = new LinkedHashMap<>(object.members());
        settings.remove("type");
        return new Algorithm(type, new Json.Object(settings));
    }

    private List<Algorithm> algorithms(Members members, String name) {
        List<Json.Object> objects = members.objects(name, MOST_RULES);
        List<Algorithm> algorithms = new ArrayList<>();
        for (int index = 0; index < objects.size(); index++) {
            algorithms.add(algorithm(objects.get(index), name + "." + index, ""));
        }
        return algorithms;
    }

    static Budget budget(Json.Object object, Problems problems) {
        Members budget = new Members(object, "budget", problems);
        OptionalInt maxTrials = count(budget, "max_trials");
        Optional<Duration> maxTime = budget.duration("max_time");
        OptionalInt maxParallel = count(budget, "max_parallel");
        OptionalInt maxFailures = count(budget, "max_failures");
        budget.close();
        return new Budget(maxTrials, maxTime, maxParallel, maxFailures);
    }

    private static OptionalInt count(Members budget, String name) {
        return budget.whole(name, 1, 100_000_000)
                .map(count -> OptionalInt.of(count.intValue()))
                .orElse(OptionalInt.empty());
    }
}
