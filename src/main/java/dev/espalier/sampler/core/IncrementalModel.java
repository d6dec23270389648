package dev.espalier.sampler.core;

import dev.espalier.study.Trial;

/** What is learned from trials one at a time; the same, in whichever order and steps their changes were seen. */
public interface IncrementalModel {

    /** A trial as it is now: one that is new, or that has changed since it was seen last. */
    void see(Trial trial);
}
