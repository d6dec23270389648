package dev.espalier.coordinator;

/** What a study has for the next free worker. */
public sealed interface Next {

    /** Run the trial {@code number}, which exists already, to step {@code to}. */
    record Existing(int number, int to, String reason) implements Next {}

    /** Have the sampler propose a new trial and run it to step {@code to}. */
    record Propose(int to, String reason) implements Next {}

    /** Nothing at present. */
    record Nothing(String reason) implements Next {}
}
