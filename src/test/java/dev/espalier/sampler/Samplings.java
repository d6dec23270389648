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
        Problems problems = new Problems();
        Sampler sampler = Samplers.create(new Algorithm(name, Json.EMPTY), space, Terms.plain(), problems);
        problems.throwIfAny();
        return sampler;
    }
}
