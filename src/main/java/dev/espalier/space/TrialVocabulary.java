package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.study.StudySpec;

/** What a trainer takes as its configuration, for validation at submission. */
public interface TrialVocabulary {

    /** The whole of {@code trial}. */
    Shape.Fields shape();

    /**
     * What the shape cannot say: the data set exists, the task fits it, every model that can be chosen fits the task, the
     * objectives' metrics are measured, nothing lies beyond the resource's end. What the constraints exclude is not wrong.
     * Called for trees that do not fit the shape too, so that everything wrong is told at once.
     *
     * @param study whose {@code trial} is the open configuration, {@code $} forms included
     * @param problems receives everything wrong, paths beginning with {@code trial} or {@code objectives}
     */
    void check(StudySpec study, Problems problems);

    /**
     * {@code tree} with everything written out that would mean something else later, such as the best trial of a study that
     * still runs. Called once, at submission, for trees that were found right.
     */
    default Json.Object settled(Json.Object tree) {
        return tree;
    }
}
