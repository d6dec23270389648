package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;

/** Decides which trial runs next, how far it goes, and which stops. Pure: the same state gives the same answer. */
public interface Scheduler {

    /** What the next free worker is to do. Budgets, pauses and waiting trials are seen to before it is asked. */
    Step next(StudyState state);

    /**
     * What becomes of a running trial after a measurement.
     *
     * @param state the study, the measurement included
     * @param trial the trial in {@code state}, its curve ending in {@code measurement}
     */
    Decision onReport(StudyState state, Trial trial, Measurement measurement);

    /** The steps at which it judges trials, ascending; empty when it judges at every step or none. */
    List<Integer> rungs();

    /** Whether it pauses trials and carries some of them on, or starts new ones from them, so that it says what runs next. */
    default boolean pauses() {
        return false;
    }
}
