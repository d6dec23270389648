package dev.espalier.sampler.core;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import java.util.List;

/**
 * What a study lays down besides its space, for a sampler to judge its settings by.
 *
 * @param objectives what to optimise
 * @param resource the steps at which trials are measured
 * @param budget what may be spent
 * @param scheduler the scheduler that decides how far trials run
 */
public record SearchTerms(List<Objective> objectives, Resource resource, Budget budget, Algorithm scheduler) {
    public SearchTerms {
        objectives = List.copyOf(objectives);
    }

    public static SearchTerms of(StudySpec spec) {
        return new SearchTerms(spec.objectives(), spec.resource(), spec.budget(), spec.scheduler());
    }
}
