package dev.espalier.simulation;

import dev.espalier.study.Configuration;

/** Stands for the training of trials in a simulation: a formula, or learning curves of old. The same for the same arguments. */
@FunctionalInterface
public interface Evaluation {
    /** @param number the trial's, for courses that differ though the configurations do not */
    Course of(int number, Configuration configuration);
}
