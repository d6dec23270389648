package dev.espalier.http;

/** What a token lets its bearer do; each role may do what those before it may. */
public enum TokenRole {
    /** Read. */
    READER,
    /** Submit and steer studies, ask and tell. */
    SUBMITTER,
    /** Delete. */
    ADMIN
}
