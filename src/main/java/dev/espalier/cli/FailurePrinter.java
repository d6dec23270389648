package dev.espalier.cli;

import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problem;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** Says what went wrong, for people: one line, then every problem on a line of its own. The trace is only for bugs. */
final class FailurePrinter implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        print(failure, commandLine.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }

    static void print(Exception failure, PrintWriter err) {
        switch (failure) {
            case InvalidInput invalid -> print(summary(invalid.problems()), invalid.problems(), err);
            case Refusal refusal -> print(refusal.getMessage(), refusal.problems(), err);
            case Failure other -> err.println("espalier: " + other.getMessage());
            case UncheckedIOException unreadable ->
                err.println("espalier: " + unreadable.getMessage() + " (" + unreadable.getCause() + ")");
            default -> {
                err.println("espalier: this is a bug in Espalier: " + failure);
                failure.printStackTrace(err);
            }
        }
        err.flush();
    }

    private static void print(String summary, List<Problem> problems, PrintWriter err) {
        err.println("espalier: " + summary);
        for (Problem problem : problems) {
            err.println(
                    problem.path().isEmpty()
                            ? "  " + problem.message()
                            : "  " + problem.path() + ": " + problem.message());
        }
    }

    private static String summary(List<Problem> problems) {
        return problems.size() == 1 ? "there is a problem" : "there are " + problems.size() + " problems";
    }
}
