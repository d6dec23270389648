package dev.espalier.coordinator;

import dev.espalier.scheduler.Exploration;

/** What a study has for the next free worker. */
public sealed interface Next {

    /** Run the trial {@code number}, which exists already, to step {@code to}. */
    record Existing(int number, int to, String reason) implements Next {}

    /** Have the sampler propose a new trial and run it to step {@code to}. */
    record Propose(int to, String reason) implements Next {}

    /** Start a new trial that takes over the state of trial {@code parent} after {@code step}, and run it to step {@code to}. */
    record Inherit(int parent, int step, Exploration exploration, int to, String reason) implements Next {}

    /** Nothing at present. */
    record Nothing(String reason) implements Next {}
}
