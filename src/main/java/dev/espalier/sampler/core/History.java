package dev.espalier.sampler.core;

import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;

/**
 * What a sampler learns from.
 *
 * @param objectives what to optimise
 * @param resource the steps at which trials are measured
 * @param seed the study's
 * @param trials every trial by number: finished, pruned, failed, waiting and running
 */
public record History(List<Objective> objectives, Resource resource, long seed, List<Trial> trials) {

    public static History of(StudyState state) {
        return new History(
                state.spec().objectives(), state.spec().resource(), state.spec().seed(), state.trials());
    }

    /** The number of the trial to be proposed. */
    public int nextNumber() {
        return trials.size();
    }
}
