package dev.espalier.cli.client;

import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import java.util.List;

/** What a server answered instead of doing as asked, from its {@code application/problem+json}. */
public final class Refusal extends Failure {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Problem> problems;

    private Refusal(int status, String message, List<Problem> problems) {
        super(category(status), message);
        this.status = status;
        this.problems = problems;
    }

    /** Reads a problem document; {@code body} is empty where the answer was no JSON. */
    static Refusal of(int status, Json.Object body) {
        Answer answer = new Answer(body);
        String detail = answer.text("detail").isEmpty() ? answer.text("title") : answer.text("detail");
        List<Problem> problems = answer.list("problems").stream()
                .map(problem -> new Problem(problem.text("path"), problem.text("message")))
                .toList();
        return new Refusal(status, detail.isEmpty() ? "the server answered " + status : detail, problems);
    }

    int status() {
        return status;
    }

    public List<Problem> problems() {
        return problems;
    }

    private static Category category(int status) {
        return switch (status) {
            case 400, 415 -> Category.MALFORMED;
            case 404 -> Category.UNKNOWN;
            case 409 -> Category.CONFLICT;
            case 413 -> Category.TOO_LARGE;
            case 429 -> Category.BUSY;
            default -> status < 500 ? Category.INVALID : Category.INTERNAL;
        };
    }
}
