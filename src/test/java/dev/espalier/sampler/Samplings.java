package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.testing.Terms;

/** Makes samplers, for tests. */
final class Samplings {
    private Samplings() {}

    static Sampler sampler(String name, SearchSpace space) {
        return sampler(name, Json.EMPTY, space, 1);
    }

    static Sampler sampler(String name, Json.Object settings, SearchSpace space, int objectives) {
        Problems problems = new Problems();
        Sampler sampler =
                Samplers.create(new Algorithm(name, settings), space, Terms.withObjectives(objectives), problems);
        problems.throwIfAny();
        return sampler;
    }

    static boolean canDo(String name, SearchSpace space, int objectives) {
        Problems problems = new Problems();
        Samplers.create(new Algorithm(name, Json.EMPTY), space, Terms.withObjectives(objectives), problems);
        return problems.isEmpty();
    }
}
