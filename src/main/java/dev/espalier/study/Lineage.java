package dev.espalier.study;

import java.util.List;

/**
 * Where a trial that did not start from nothing comes from.
 *
 * @param parent the number of the trial whose state it took over
 * @param step the last step of that state; its own first step is the next
 * @param changes what differs from the parent's configuration
 */
public record Lineage(int parent, int step, List<Change> changes) {
    /**
     * One parameter's change.
     *
     * @param parameter its path
     * @param from the parent's value; null in JSON where the parameter did not exist there
     * @param to its own value; null in JSON where the parameter no longer exists
     */
    public record Change(String parameter, Json from, Json to) {}

    public Lineage {
        changes = List.copyOf(changes);
    }
}
