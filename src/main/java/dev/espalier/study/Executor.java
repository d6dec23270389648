package dev.espalier.study;

/** Who evaluates the trials: the server's own workers, or clients that ask and tell. */
public enum Executor {
    BUILTIN,
    EXTERNAL
}
