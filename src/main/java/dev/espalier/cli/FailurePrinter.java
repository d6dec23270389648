package dev.espalier.cli;

import dev.espalier.cli.client.Refusal;
import dev.espalier.dataset.io.Unreadable;
import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problem;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Says what went wrong, for people: one line, then every problem on a line of its own. The trace is only for bugs. */
public final class FailurePrinter implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        print(failure, commandLine.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }

    public static void print(Exception failure, PrintWriter err) {
        switch (failure) {
            case InvalidInput invalid -> print(invalid.getMessage(), invalid.problems(), err);
            case Refusal refusal -> print(refusal.getMessage(), refusal.problems(), err);
            case Failure other -> err.println("espalier: " + other.getMessage());
            case UncheckedIOException unreadable ->
                err.println(
                        "espalier: " + unreadable.getMessage() + " (" + Unreadable.why(unreadable.getCause()) + ")");
            default -> {
                err.println("espalier: this is a bug in Espalier: " + failure);
                failure.printStackTrace(err);
            }
        }
        err.flush();
    }

    /** Every problem once: a message that says them all in one is left out, and so is the list of a single one. */
    private static void print(String message, List<Problem> problems, PrintWriter err) {
        boolean saysAll =
                !problems.isEmpty() && problems.stream().allMatch(problem -> message.contains(problem.message()));
        if (problems.isEmpty() || (saysAll && problems.size() == 1)) {
            err.println("espalier: " + message);
            return;
        }
        err.println("espalier: " + (saysAll ? "there are " + problems.size() + " problems" : message));
        for (Problem problem : problems) {
            err.println(
                    problem.path().isEmpty()
                            ? "  " + problem.message()
                            : "  " + problem.path() + ": " + problem.message());
        }
    }
}
