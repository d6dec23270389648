package dev.espalier.http.limits;

import dev.espalier.study.Failure;

/** Work that was not done, since there is too much of it; nothing has changed. */
public final class Overload extends Failure {
    private static final long serialVersionUID = 1L;

    private Overload(Category category, String message) {
        super(category, message);
    }

    /** More is asked at once than is done at once; it can be asked again. */
    public static Overload ofRequests(String message) {
        return new Overload(Category.BUSY, message);
    }

    /** One thing took too long. */
    static Overload ofTime(String message) {
        return new Overload(Category.INVALID, message);
    }
}
