package dev.espalier.json;

import dev.espalier.study.Failure;

/** Text that is not JSON, or JSON that is not what was asked for; says where and what was found. */
public final class MalformedJson extends Failure {
    private static final long serialVersionUID = 1L;

    MalformedJson(String message) {
        super(Category.MALFORMED, message);
    }

    MalformedJson(String message, Throwable cause) {
        super(Category.MALFORMED, message, cause);
    }
}
