package dev.espalier.scheduler;

import dev.espalier.sampler.core.Settings;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Objective;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Every rule of {@code stop_when} by name. */
public final class StopRules {

    /** What a rule is made of. */
    record Request(Settings settings, SearchSpace space, List<Objective> objectives, String path, Problems problems) {

        void requireOneObjective(String instead) {
            if (objectives.size() > 1) {
                problems.add(
                        path + ".type",
                        "goes by one objective, and this study has " + objectives.size() + "; " + instead);
            }
        }
    }

    private interface Maker {
        StopRule make(Request request);
    }

    private record Kind(String name, Shape.Fields settings, Maker maker) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("plateau", PlateauRule.settings(), PlateauRule::create),
            new Kind("regret_bound", RegretBoundRule.settings(), RegretBoundRule::create),
            new Kind("target", TargetRule.settings(), TargetRule::create),
            new Kind("time", TimeRule.settings(), TimeRule::create));

    private StopRules() {}

    /**
     * Makes a study's rules.
     *
     * @param space what is searched
     * @param problems receives everything wrong, paths beginning with {@code stop_when}; where there is any, the rules
     *     returned must not be used
     */
    public static List<StopRule> create(
            List<Algorithm> rules, SearchSpace space, List<Objective> objectives, Problems problems) {
        List<StopRule> made = new ArrayList<>();
        for (int index = 0; index < rules.size(); index++) {
            Problems own = problems.ofPart();
            create(rules.get(index), space, objectives, "stop_when." + index, own)
                    .ifPresent(made::add);
            problems.addAll(own);
        }
        return made;
    }

    private static Optional<StopRule> create(
            Algorithm rule, SearchSpace space, List<Objective> objectives, String path, Problems problems) {
        Optional<Kind> found =
                KINDS.stream().filter(kind -> kind.name().equals(rule.type())).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    path + ".type",
                    "there is no rule \"" + rule.type() + "\"; known are "
                            + String.join(", ", KINDS.stream().map(Kind::name).toList()));
            return Optional.empty();
        }
        Settings settings = Settings.read(found.get().settings(), rule.settings(), path, problems);
        return problems.isEmpty()
                ? Optional.of(found.get().maker().make(new Request(settings, space, objectives, path, problems)))
                : Optional.empty();
    }

    /** Each rule's settings with their ranges and defaults. */
    public static Shape.Tagged shape() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        KINDS.forEach(kind -> types.put(kind.name(), kind.settings()));
        return new Shape.Tagged(types);
    }
}
