package dev.espalier.bench.fuzz;

import dev.espalier.bench.Benchmark;
import dev.espalier.bench.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints what a run found. */
final class FuzzReport {
    private static final double GROWTH = 1.1;

    private final Benchmark.Surroundings surroundings;
    private final Findings findings;
    private boolean clean = true;

    FuzzReport(Benchmark.Surroundings surroundings, Findings findings) {
        this.surroundings = surroundings;
        this.findings = findings;
    }

    /**
     * @param health what does not work any more; empty where all does
     * @param smallest the failures with their smallest requests
     * @return whether nothing was found
     */
    boolean print(
            int sent,
            double seconds,
            Optional<FuzzedServer> server,
            String health,
            List<Findings.Finding> smallest,
            String host)
            throws IOException {
        surroundings.printHeader();
        surroundings.print(Row.figure("requests", "%d in %.0f s".formatted(sent, seconds)));
        surroundings.print(Row.figure(
                "answers by status",
                findings.statuses().entrySet().stream()
                        .map(status -> status.getKey() + ": " + status.getValue())
                        .collect(Collectors.joining(", "))));
        surroundings.print(Row.figure("malformed requests without an answer", String.valueOf(findings.unanswered())));
        for (String kind : List.of(
                "status 5",
                "closed without a whole answer",
                "slow",
                "a path of the host",
                "a Java class",
                "a Java value",
                "a library's option",
                "a reason that is missing")) {
            check("answers: " + kind, String.valueOf(findings.count(kind)), "0", findings.count(kind) == 0);
        }
        check(
                "slowest answer",
                "%.2f s (%s)".formatted(findings.slowest(), findings.slowestKind()),
                "at most 5 s",
                findings.slowest() <= Findings.SLOWEST_S);
        List<String> traces = server.isPresent() ? server.get().traces() : List.of();
        server.ifPresent(this::printMemory);
        check("stack traces in the log, different ones", String.valueOf(traces.size()), "0", traces.isEmpty());
        check("works afterwards", health.isEmpty() ? "yes" : health, "yes", health.isEmpty());
        smallest.forEach(finding -> printFinding(finding, host));
        traces.forEach(trace -> surroundings.out().println("LOG " + trace));
        surroundings.out().flush();
        return clean;
    }

    private void printMemory(FuzzedServer server) {
        List<Double> tenths = server.residentByTenth();
        surroundings.print(Row.figure(
                "resident memory by tenth, MB",
                tenths.stream().map("%.0f"::formatted).collect(Collectors.joining(" "))));
        surroundings.print(Row.figure(
                "resident memory, MB a tenth after the first", "%+.1f".formatted(slope(tenths.subList(1, 10)))));
        double first = server.residentCollected().getFirst();
        double last = server.residentCollected().getLast();
        check(
                "resident memory after a collection, after the first tenth and at the end",
                "%.0f MB, %.0f MB".formatted(first, last),
                "at most %.0f MB".formatted(first * GROWTH),
                last <= first * GROWTH);
    }

    /** Of the line of least squares. */
    private static double slope(List<Double> values) {
        double middle = (values.size() - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int index = 0; index < values.size(); index++) {
            above += (index - middle) * values.get(index);
            below += (index - middle) * (index - middle);
        }
        return above / below;
    }

    private void check(String what, String figure, String target, boolean met) {
        clean &= met;
        surroundings.print(Row.of(what, figure, target, met ? Row.Verdict.MET : Row.Verdict.MISSED));
    }

    private void printFinding(Findings.Finding finding, String host) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("FAILURE " + finding.fault().kind() + ", " + finding.count() + " times at " + finding.route());
        lines.add("  sent " + finding.smallest().shown(host));
        String words = finding.fault().words().replace("\n", "\\n");
        lines.add("  got  " + (words.length() > 700 ? words.substring(0, 700) + "…" : words));
        lines.forEach(surroundings.out()::println);
    }
}
