package dev.espalier.study;

/** Where a trial stands. */
public enum TrialState {
    WAITING,
    RUNNING,
    PAUSED,
    COMPLETE,
    PRUNED,
    FAILED,
    CANCELLED;

    public boolean isFinal() {
        return this == COMPLETE || this == PRUNED || this == FAILED || this == CANCELLED;
    }
}
