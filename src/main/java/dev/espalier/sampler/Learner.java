package dev.espalier.sampler;

import dev.espalier.study.Trial;

/** What is learned from trials one at a time; the same, in whichever order and steps their changes were seen. */
public interface Learner {

    /** A trial as it is now: one that is new, or that has changed since it was seen last. */
    void see(Trial trial);
}
