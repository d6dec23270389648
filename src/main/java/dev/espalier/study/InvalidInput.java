package dev.espalier.study;

import java.util.List;
import java.util.stream.Collectors;

/** An input that was understood but is not valid; names every problem in it. */
public final class InvalidInput extends Failure {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInput(List<Problem> problems) {
        super(
                Category.INVALID,
                problems.stream()
                        .map(problem -> problem.path().isEmpty()
                                ? problem.message()
                                : problem.path() + ": " + problem.message())
                        .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(String path, String message) {
        this(List.of(new Problem(path, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
