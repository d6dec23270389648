package dev.espalier.sampler.core;

import dev.espalier.study.Problems;

/** What is said of samplers that know one objective alone. */
public final class SingleObjective {
    private SingleObjective() {}

    public static void require(String sampler, SearchTerms terms, Problems problems) {
        if (terms.objectives().size() > 1) {
            problems.add(
                    "sampler.type",
                    sampler + " optimises one objective, and this study has "
                            + terms.objectives().size() + "; nsga2, tpe and random take several");
        }
    }
}
