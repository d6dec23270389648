package dev.espalier.sampler;

import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.testing.Terms;
import java.util.Set;

/** Makes samplers, for tests. */
public final class Samplings {
    private static final Set<String> SLOW = Set.of("gp", "auto");

    private Samplings() {}

    public static Sampler sampler(String name, SearchSpace space) {
        return sampler(name, Json.EMPTY, space, 1);
    }

    public static Sampler sampler(String name, Json.Object settings, SearchSpace space, int objectives) {
        Problems problems = new Problems();
        Sampler sampler = Samplers.create(new Algorithm(name, settings), space, terms(name, objectives), problems);
        problems.throwIfAny();
        return sampler;
    }

    public static boolean canDo(String name, SearchSpace space, int objectives) {
        Problems problems = new Problems();
        Samplers.create(new Algorithm(name, Json.EMPTY), space, terms(name, objectives), problems);
        return problems.isEmpty();
    }

    /** Whether a proposal may take tens of milliseconds, so that tests ask for fewer. */
    public static boolean isSlow(String name) {
        return SLOW.contains(name);
    }

    /** Bohb goes with a scheduler that has rungs. */
    static SearchTerms terms(String name, int objectives) {
        SearchTerms plain = Terms.withObjectives(objectives);
        return name.equals("bohb")
                ? new SearchTerms(
                        plain.objectives(), plain.resource(), plain.budget(), new Algorithm("hyperband", Json.EMPTY))
                : plain;
    }
}
