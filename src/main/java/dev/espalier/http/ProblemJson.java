package dev.espalier.http;

import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Failures as problem details (RFC 9457). */
final class ProblemJson {
    static final String CONTENT_TYPE = "application/problem+json";

    private ProblemJson() {}

    static int status(Throwable problem) {
        return switch (problem) {
            case MediaTypeProblem _ -> 415;
            case Failure failure -> status(failure.category());
            default -> 500;
        };
    }

    private static int status(Failure.Category category) {
        return switch (category) {
            case MALFORMED -> 400;
            case INVALID -> 422;
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case BUSY -> 429;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }

    /** Whether it is the server's own fault, of which the log tells and the answer does not. */
    static boolean isOurs(Throwable problem) {
        return status(problem) == 500;
    }

    /** A fault of the server's own, by the id under which its log has it. */
    static Json.Object ours(String id) {
        return of(500, "The server failed. Its log says more under " + id + ".");
    }

    /** @param problem not the server's own */
    static Json.Object of(Throwable problem) {
        int status = status(problem);
        String detail = problem.getMessage();
        Json.Object body = of(status, detail);
        return switch (problem) {
            case InvalidInput invalid -> body.with("problems", problems(invalid.problems()));
            case Failure failure
            when failure.category() == Failure.Category.INVALID ->
                body.with("problems", problems(List.of(new Problem("", detail))));
            default -> body;
        };
    }

    static Json.Object of(int status, String detail) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("type", Json.text("about:blank"));
        members.put("title", Json.text(title(status)));
        members.put("status", Json.number(status));
        members.put("detail", Json.text(detail));
        return new Json.Object(members);
    }

    static Json.Array problems(List<Problem> problems) {
        return new Json.Array(problems.stream()
                .map(problem -> (Json) Json.EMPTY
                        .with("path", Json.text(problem.path()))
                        .with("message", Json.text(problem.message())))
                .toList());
    }

    static String title(int status) {
        return switch (status) {
            case 400 -> "Malformed";
            case 401 -> "Not authenticated";
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 415 -> "Not JSON";
            case 422 -> "Invalid";
            case 429 -> "Over capacity";
            case 503 -> "Unavailable";
            default -> status < 500 ? "Refused" : "Server failure";
        };
    }
}
