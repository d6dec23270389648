package dev.espalier.http;

import dev.espalier.study.Failure;

/** A body that is not JSON, and does not claim to be. */
final class MediaTypeProblem extends Failure {
    private static final long serialVersionUID = 1L;

    MediaTypeProblem(String contentType) {
        super(Category.MALFORMED, "The body must be application/json, not " + contentType + ".");
    }
}
