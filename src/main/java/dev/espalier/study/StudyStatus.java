package dev.espalier.study;

/** Where a study stands. */
public enum StudyStatus {
    RUNNING,
    PAUSED,
    COMPLETED,
    STOPPED,
    FAILED;

    public boolean isFinal() {
        return this == COMPLETED || this == STOPPED || this == FAILED;
    }
}
