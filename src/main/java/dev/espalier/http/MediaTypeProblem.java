package dev.espalier.http;

import dev.espalier.study.Failure;

/** A body that does not claim to be JSON, or to be packed. */
final class MediaTypeProblem extends Failure {
    private static final long serialVersionUID = 1L;

    private MediaTypeProblem(String message) {
        super(Category.MALFORMED, message);
    }

    static MediaTypeProblem ofType(String contentType) {
        return new MediaTypeProblem("The body must be application/json, not " + contentType + ".");
    }

    static MediaTypeProblem ofEncoding(String encoding) {
        return new MediaTypeProblem("The body must come as it is, without the Content-Encoding " + encoding + ".");
    }
}
