package dev.espalier.trainer.metrics;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** How good a net's outputs are. */
public interface Scores {

    /** The mean loss. */
    double loss();

    /** Every measure, the loss too, named {@code <split>_<measure>}. */
    SequencedMap<String, Double> metrics(String split);

    /** Of {@link #metrics}, those that say nothing, for the class that they are of does not occur. */
    Set<String> empty(String split);

    /** What was taken for what; empty for a regression. */
    Optional<Confusion> confusion();
}
