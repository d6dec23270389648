package dev.espalier.study;

/** Why a worker gave an attempt back. */
public enum ReturnCause {
    /** The worker is shut down. */
    SHUTDOWN,
    /** The checkpoint that the attempt was to carry on from is missing, damaged or unreadable. */
    CHECKPOINT,
    /** What the attempt had to write could not be written: the disk is full, read-only or gone. */
    STORAGE,
    /** The worker failed in a way that it did not expect. */
    FAULT
}
