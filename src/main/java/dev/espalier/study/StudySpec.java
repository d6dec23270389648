package dev.espalier.study;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A study as it was submitted, defaults filled in.
 *
 * @param objectives at least one; several make a Pareto front
 * @param seed the source of every random choice in the study
 * @param trial the training configuration with choices left open
 * @param constraints expressions over parameter paths that every proposal satisfies
 * @param enqueue configurations to try first, parameter path to value
 * @param note free text
 * @param leaseDuration how long an external client may be silent before its trial is given to another
 * @param stopWhen rules any of which ends the study early
 */
public record StudySpec(
        String name,
        List<Objective> objectives,
        Executor executor,
        Resource resource,
        Algorithm sampler,
        Algorithm scheduler,
        Budget budget,
        long seed,
        Json.Object trial,
        List<String> constraints,
        List<Json.Object> enqueue,
        String note,
        List<String> tags,
        Duration leaseDuration,
        List<Algorithm> stopWhen) {
    public StudySpec {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        enqueue = List.copyOf(enqueue);
        tags = List.copyOf(tags);
        stopWhen = List.copyOf(stopWhen);
    }

    /** The objective that ranks trials; the first of several. */
    public Objective objective() {
        return objectives.getFirst();
    }

    /**
     * The objective that tells a built-in trial's better steps, whose weights are kept: the first of what a net answers; the
     * validation loss where all are costs, which say nothing of a step.
     */
    public Objective judge() {
        return objectives.stream()
                .filter(Objective::isOfAnswers)
                .findFirst()
                .orElse(new Objective("val_loss", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST));
    }

    /** The same study of other trials. */
    public StudySpec trying(Json.Object otherTrial) {
        return new StudySpec(
                name,
                objectives,
                executor,
                resource,
                sampler,
                scheduler,
                budget,
                seed,
                otherTrial,
                constraints,
                enqueue,
                note,
                tags,
                leaseDuration,
                stopWhen);
    }

    /** The same study under another name, note, tags and budget. */
    public StudySpec amended(String newName, String newNote, List<String> newTags, Budget newBudget) {
        return new StudySpec(
                newName,
                objectives,
                executor,
                resource,
                sampler,
                scheduler,
                newBudget,
                seed,
                trial,
                constraints,
                enqueue,
                newNote,
                newTags,
                leaseDuration,
                stopWhen);
    }
}
