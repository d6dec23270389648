package dev.espalier.bench;

import dev.espalier.bench.SearchBenchmark.Key;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prints each search's result as soon as it is there, beside Optuna's, and keeps it. */
final class SearchTable {
    private final PrintWriter out;
    private final OptunaFigures optuna;
    private final Map<Key, Race.Result> results = new LinkedHashMap<>();

    SearchTable(PrintWriter out, OptunaFigures optuna) {
        this.out = out;
        this.optuna = optuna;
    }

    Map<Key, Race.Result> results() {
        return results;
    }

    void printHeader(String what, int seeds) {
        out.println();
        out.printf("regret after %s, %d seeds%n", what, seeds);
        out.println(String.join(
                "\t",
                "problem",
                "search",
                "median",
                "q25",
                "q75",
                "ms a proposal",
                "Optuna's same",
                "ratio",
                "best of Optuna",
                "ratio"));
        out.flush();
    }

    void row(String kind, String problem, String search, Race.Result result) {
        results.put(new Key(kind, problem, search), result);
        double median = result.regret().median();
        OptionalDouble same = optuna.median(kind, problem, search);
        Optional<Map.Entry<String, Double>> best = optuna.best(kind, problem);
        out.println(String.join(
                "\t",
                problem,
                search,
                figure(median),
                figure(result.regret().lower()),
                figure(result.regret().upper()),
                "%.3f".formatted(result.milliseconds()),
                same.isPresent() ? figure(same.getAsDouble()) : "",
                same.isPresent() ? ratio(median, same.getAsDouble()) : "",
                best.map(entry -> figure(entry.getValue()) + " " + entry.getKey())
                        .orElse(""),
                best.map(entry -> ratio(median, entry.getValue())).orElse("")));
        out.flush();
    }

    static String figure(double value) {
        return "%.4g".formatted(value);
    }

    static String ratio(double ours, double theirs) {
        return "%.3f".formatted(ours / theirs);
    }
}
