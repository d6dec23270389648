package dev.espalier.study;

/** A request that the present state forbids: a finished trial, a stale lease. Nothing was changed. */
public final class Conflict extends Failure {
    private static final long serialVersionUID = 1L;

    public Conflict(String message) {
        super(Category.CONFLICT, message);
    }
}
