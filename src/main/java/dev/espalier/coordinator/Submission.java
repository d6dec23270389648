package dev.espalier.coordinator;

import dev.espalier.sampler.Samplers;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.scheduler.Scheduler;
import dev.espalier.scheduler.StopRule;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;
import java.util.List;
import java.util.Optional;

/**
 * A study that was found valid, with all that runs it.
 *
 * @param stopRules any of which ends the study early
 * @param dataset what a study of the built-in trainer trains on
 */
public record Submission(
        StudySpec spec,
        SearchSpace space,
        Sampler sampler,
        Scheduler scheduler,
        List<StopRule> stopRules,
        List<Configuration> enqueued,
        Optional<DatasetSpec> dataset) {

    /** What decides in this study. */
    public StudyMachine machine() {
        return new StudyMachine(scheduler, stopRules);
    }

    /** The same study under a specification whose budget may be another, which samplers may go by. */
    Submission amended(StudySpec amendment) {
        Sampler renewed = Samplers.create(amendment.sampler(), space, SearchTerms.of(amendment), new Problems());
        return new Submission(amendment, space, renewed, scheduler, stopRules, enqueued, dataset);
    }
}
