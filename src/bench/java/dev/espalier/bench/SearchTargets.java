package dev.espalier.bench;

import dev.espalier.bench.SearchBenchmark.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the searches must reach, as far as they were run and there are figures to compare with. */
final class SearchTargets {
    /** Marks a search whose trials were asked for in rounds. */
    static final String ROUNDS = " 8 at once";

    private static final int ENOUGH_PROBLEMS = 7;
    private static final double ROUNDS_FACTOR = 1.5;
    private static final double CURVES_FACTOR = 0.5;

    private final Map<Key, Race.Result> results;
    private final OptunaFigures optuna;

    SearchTargets(Map<Key, Race.Result> results, OptunaFigures optuna) {
        this.results = results;
        this.optuna = optuna;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        bestOfAll().ifPresent(rows::add);
        neverAboveTpe().ifPresent(rows::add);
        like("tpe").ifPresent(rows::add);
        like("gp").ifPresent(rows::add);
        rows.addAll(curves());
        results.keySet().stream()
                .filter(key -> key.search().endsWith(ROUNDS))
                .map(this::inRounds)
                .flatMap(Optional::stream)
                .forEach(rows::add);
        return rows;
    }

    /** A problem, our regret there and the one to hold it against. */
    private record Pair(String problem, double ours, double theirs) {
        boolean met() {
            return ours <= theirs;
        }

        String words() {
            return problem + " " + SearchTable.ratio(ours, theirs);
        }
    }

    private interface Theirs {
        OptionalDouble of(String problem);
    }

    private Optional<Row> bestOfAll() {
        List<Pair> pairs = pairs(
                "auto",
                problem -> optuna.best(SearchBenchmark.PROBLEMS, problem)
                        .map(entry -> OptionalDouble.of(entry.getValue()))
                        .orElse(OptionalDouble.empty()));
        return count("auto at or below the best of Optuna", pairs, enough(pairs));
    }

    private Optional<Row> neverAboveTpe() {
        List<Pair> pairs = pairs("auto", problem -> optuna.median(SearchBenchmark.PROBLEMS, problem, "tpe"));
        return count("auto at or below Optuna's tpe", pairs, pairs.size());
    }

    private Optional<Row> like(String sampler) {
        List<Pair> pairs = pairs(sampler, problem -> optuna.median(SearchBenchmark.PROBLEMS, problem, sampler));
        return count(sampler + " at or below Optuna's " + sampler, pairs, enough(pairs));
    }

    private List<Pair> pairs(String search, Theirs theirs) {
        List<Pair> pairs = new ArrayList<>();
        for (SearchProblem problem : SearchProblems.all()) {
            OptionalDouble ours = SearchBenchmark.median(results, SearchBenchmark.PROBLEMS, problem.name(), search);
            OptionalDouble other = theirs.of(problem.name());
            if (ours.isPresent() && other.isPresent()) {
                pairs.add(new Pair(problem.name(), ours.getAsDouble(), other.getAsDouble()));
            }
        }
        return pairs;
    }

    /** Seven of nine; two fewer than all where not all were run. */
    private static int enough(List<Pair> pairs) {
        return Math.max(1, pairs.size() - (SearchProblems.all().size() - ENOUGH_PROBLEMS));
    }

    private static Optional<Row> count(String what, List<Pair> pairs, int enough) {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        long met = pairs.stream().filter(Pair::met).count();
        List<String> above =
                pairs.stream().filter(pair -> !pair.met()).map(Pair::words).toList();
        String figure = met + " of " + pairs.size() + (above.isEmpty() ? "" : "; above: " + String.join(", ", above));
        return Optional.of(Row.of(what, figure, enough + " of " + pairs.size(), Row.Verdict.atLeast(met, enough)));
    }

    private List<Row> curves() {
        List<Row> rows = new ArrayList<>();
        List<String> tables = results.keySet().stream()
                .filter(key -> key.kind().equals(SearchBenchmark.CURVES))
                .map(Key::problem)
                .distinct()
                .toList();
        for (String table : tables) {
            Optional<Map.Entry<Key, Race.Result>> ours = results.entrySet().stream()
                    .filter(entry -> entry.getKey().problem().equals(table)
                            && entry.getKey().search().startsWith("auto+"))
                    .min(java.util.Comparator.comparingDouble(
                            entry -> entry.getValue().regret().median()));
            Optional<Map.Entry<String, Double>> theirs = optuna.best(SearchBenchmark.CURVES, table);
            if (ours.isPresent() && theirs.isPresent()) {
                double ratio =
                        ours.get().getValue().regret().median() / theirs.get().getValue();
                rows.add(Row.of(
                        table + ": auto with its best scheduler",
                        "%.3f of Optuna's best (%s against %s)"
                                .formatted(
                                        ratio,
                                        ours.get().getKey().search(),
                                        theirs.get().getKey()),
                        "at most " + CURVES_FACTOR,
                        Row.Verdict.atLeast(CURVES_FACTOR, ratio)));
            }
        }
        return rows;
    }

    private Optional<Row> inRounds(Key key) {
        String sampler = key.search().replace(ROUNDS, "");
        OptionalDouble sequential = SearchBenchmark.median(results, key.kind(), key.problem(), sampler);
        if (sequential.isEmpty()) {
            return Optional.empty();
        }
        double ratio = results.get(key).regret().median() / sequential.getAsDouble();
        return Optional.of(Row.of(
                key.problem() + ": " + sampler + ", 8 asked at once, against one after the other",
                "%.3f times the regret".formatted(ratio),
                "at most " + ROUNDS_FACTOR,
                Row.Verdict.atLeast(ROUNDS_FACTOR, ratio)));
    }
}
