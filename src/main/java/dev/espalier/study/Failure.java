package dev.espalier.study;

/**
 * An error meant for a person. The category picks the HTTP status, the log level and whether trying again can help.
 */
public abstract class Failure extends RuntimeException {

    /** What kind of error it is. */
    public enum Category {
        /** The text is not JSON, or not the kind asked for. */
        MALFORMED,
        /** Well formed, but not valid. */
        INVALID,
        /** No such thing. */
        UNKNOWN,
        /** The state forbids it: a finished trial, a stale lease. */
        CONFLICT,
        /** Too large. */
        TOO_LARGE,
        /** Over capacity; try again later. */
        BUSY,
        /** The disk takes nothing at present: it is full, or cannot be written. */
        UNAVAILABLE,
        /** A fault of the server or its surroundings. */
        INTERNAL
    }

    private static final long serialVersionUID = 1L;

    private final Category category;

    protected Failure(Category category, String message) {
        super(message);
        this.category = category;
    }

    protected Failure(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public Category category() {
        return category;
    }
}
