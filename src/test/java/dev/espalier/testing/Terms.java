package dev.espalier.testing;

import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;

/** Terms of searches, for tests. */
public final class Terms {
    private Terms() {}

    /** One loss, no limits, no early stopping. */
    public static SearchTerms plain() {
        return withObjectives(1);
    }

    /** Several losses, no limits, no early stopping. */
    public static SearchTerms withObjectives(int count) {
        Studies study = Studies.minimizing("loss0");
        for (int m = 1; m < count; m++) {
            study.and("loss" + m, Goal.MINIMIZE, Objective.Summary.BEST);
        }
        return new SearchTerms(
                study.objectives(), study.resource(), Budget.UNLIMITED, new Algorithm("none", Json.EMPTY));
    }
}
