package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the rules of {@code any} and {@code all}. */
final class Combination {
    static final int MOST_RULES = 8;

    /** Makes one rule. */
    interface Maker {
        Scheduler make(Algorithm algorithm, String path, Problems problems);
    }

    private final CombinedScheduler.Needed needed;
    private final Maker maker;

    Combination(CombinedScheduler.Needed needed, Maker maker) {
        this.needed = needed;
        this.maker = maker;
    }

    /** @param rule the schedulers that may be rules */
    static Shape.Fields settings(Shape.Tagged rule) {
        return new SettingsShape()
                .given(
                        "rules",
                        new Shape.ListOf(rule, 1, MOST_RULES),
                        "Schedulers that judge together; at most one that pauses trials.")
                .shape();
    }

    Scheduler create(Setup setup) {
        List<Scheduler> rules = new ArrayList<>();
        if (setup.algorithm().settings().get("rules").orElse(Json.EMPTY) instanceof Json.Array array) {
            for (int index = 0; index < array.items().size(); index++) {
                String path = setup.path() + ".rules." + index;
                algorithm(array.items().get(index), path, setup.problems())
                        .map(algorithm -> maker.make(algorithm, path, setup.problems()))
                        .ifPresent(rules::add);
            }
        }
        List<Scheduler> pausing = rules.stream().filter(Scheduler::pauses).toList();
        if (pausing.size() > 1) {
            setup.problem(
                    "rules",
                    "holds " + pausing.size() + " schedulers that pause trials and carry them on; at most one may, "
                            + "since it alone says what runs next");
        }
        if (rules.isEmpty()) {
            return new RunToEnd(setup.resource());
        }
        Scheduler stepper = pausing.isEmpty() ? new RunToEnd(setup.resource()) : pausing.getFirst();
        return new CombinedScheduler(setup.resource(), needed, rules, stepper);
    }

    private static Optional<Algorithm> algorithm(Json rule, String path, Problems problems) {
        if (rule instanceof Json.Text type) {
            return Optional.of(new Algorithm(type.value(), Json.EMPTY));
        }
        if (rule instanceof Json.Object object && object.get("type").orElse(Json.EMPTY) instanceof Json.Text type) {
            SequencedMap<String, Json> settings = new LinkedHashMap<>(object.members());
            settings.remove("type");
            return Optional.of(new Algorithm(type.value(), new Json.Object(settings)));
        }
        problems.add(path, "must be a scheduler's name, or an object with its name as type");
        return Optional.empty();
    }
}
