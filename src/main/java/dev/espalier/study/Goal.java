package dev.espalier.study;

/** Which way an objective's metric is better. */
public enum Goal {
    MAXIMIZE,
    MINIMIZE;

    /** The value as a loss: lower is better whatever the goal. NaN stays NaN. */
    public double loss(double value) {
        return this == MAXIMIZE ? -value : value;
    }
}
