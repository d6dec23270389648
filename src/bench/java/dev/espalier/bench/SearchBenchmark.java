package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.sampler.Samplers;
import dev.espalier.scheduler.Schedulers;
import dev.espalier.simulation.Allowance;
import dev.espalier.simulation.Course;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The samplers on public problems and the schedulers on tables of learning curves, simulated, beside what Optuna reached on
 * them: median and quartiles of the regret.
 */
public final class SearchBenchmark implements Benchmark {
    static final String PROBLEMS = "problems";
    static final String CURVES = "curves";
    static final int EVALUATIONS = 100;
    static final int WORKERS = 8;
    static final int STEPS = 1_020;
    private static final String ROUNDS = "cnn_like";

    private final Options options;

    /**
     * What to measure.
     *
     * @param samplers by name
     * @param searches a sampler and a scheduler by name, {@code auto+asha}
     * @param seeds how many of each, from seed 0
     * @param reference a file of Optuna's figures; absent, only our own are printed
     */
    public record Options(List<String> samplers, List<String> searches, int seeds, Path reference) {
        public Options {
            samplers = List.copyOf(samplers);
            searches = List.copyOf(searches);
        }
    }

    public SearchBenchmark(Options options) {
        this.options = options;
    }

    @Override
    public void run(Surroundings surroundings) throws IOException {
        OptunaFigures optuna = OptunaFigures.read(options.reference());
        if (optuna.isEmpty()) {
            surroundings.out().println(options.reference() + " is absent: no figures to compare with");
        }
        SearchTable table = new SearchTable(surroundings.out(), optuna);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Race race = new Race(threads, options.seeds());
            problems(surroundings, race, table);
            curves(surroundings, race, table);
        }
        surroundings.out().println();
        surroundings.printHeader();
        new SearchTargets(table.results(), optuna).rows().forEach(surroundings::print);
    }

    private void problems(Surroundings surroundings, Race race, SearchTable table) {
        table.printHeader(EVALUATIONS + " evaluations", options.seeds());
        List<String> samplers = known(options.samplers(), Samplers.names(), surroundings);
        for (SearchProblem problem : SearchProblems.all()) {
            if (!wants(surroundings, problem.name())) {
                continue;
            }
            for (String sampler : samplers) {
                Race.Result result = run(race, problem, sampler, Allowance.workers(1));
                table.row(PROBLEMS, problem.name(), sampler, result);
            }
            if (problem.name().equals(ROUNDS)) {
                samplers.stream().filter(sampler -> !sampler.equals("random")).forEach(sampler -> {
                    Allowance rounds = Allowance.workers(WORKERS).inRounds();
                    Race.Result result = run(race, problem, sampler, rounds);
                    table.row(PROBLEMS, problem.name(), sampler + SearchTargets.ROUNDS, result);
                });
            }
        }
    }

    private static Race.Result run(Race race, SearchProblem problem, String sampler, Allowance allowance) {
        Json.Object study = Json.EMPTY
                .with("trial", problem.tree())
                .with("sampler", Json.text(sampler))
                .with("budget", Json.EMPTY.with("max_trials", Json.number(EVALUATIONS)));
        return race.run(
                study,
                (number, configuration) -> Course.value(problem.value(configuration)),
                allowance,
                problem.optimum());
    }

    private void curves(Surroundings surroundings, Race race, SearchTable table) throws IOException {
        Path folder = surroundings.data().resolve(TaskSetTable.FOLDER);
        List<TaskSetTable> tables = TaskSetTable.all(folder);
        if (tables.isEmpty()) {
            surroundings.out().println(folder + " is absent: no learning curves to search");
            return;
        }
        table.printHeader("%,d steps by %d workers".formatted(STEPS, WORKERS), options.seeds());
        List<String> searches = searches(surroundings);
        for (TaskSetTable curves : tables) {
            if (!wants(surroundings, curves.name())) {
                continue;
            }
            for (String search : searches) {
                String[] names = search.split("\\+");
                Json.Object study = Json.EMPTY
                        .with("trial", TaskSetTable.tree())
                        .with("sampler", Json.text(names[0]))
                        .with("scheduler", Json.text(names[1]))
                        .with("budget", Json.EMPTY.with("max_trials", Json.number(1_000_000)))
                        .with("resource", JsonText.parse("""
                                {"name": "step", "min": 1, "max": %d}""".formatted(TaskSetTable.STEPS)));
                Allowance allowance = Allowance.workers(WORKERS).steps(STEPS);
                table.row(CURVES, curves.name(), search, race.run(study, curves.curves(), allowance, curves.best()));
            }
        }
    }

    private List<String> searches(Surroundings surroundings) {
        return options.searches().stream()
                .filter(search -> search.matches("[^+]+\\+[^+]+"))
                .filter(search -> !known(List.of(search.split("\\+")[0]), Samplers.names(), surroundings)
                        .isEmpty())
                .filter(search -> !known(List.of(search.split("\\+")[1]), Schedulers.names(), surroundings)
                        .isEmpty())
                .toList();
    }

    private static List<String> known(List<String> asked, List<String> names, Surroundings surroundings) {
        asked.stream()
                .filter(name -> !names.contains(name))
                .forEach(name ->
                        surroundings.out().println("there is no " + name + "; known are " + String.join(", ", names)));
        return asked.stream().filter(names::contains).toList();
    }

    /** {@code --only} may list several words here. */
    private static boolean wants(Surroundings surroundings, String name) {
        return Arrays.stream(surroundings.only().split(",")).anyMatch(word -> name.contains(word.strip()));
    }

    /** Where a search's result is kept. */
    record Key(String kind, String problem, String search) {}

    /** The median regret of each search so far. */
    static OptionalDouble median(Map<Key, Race.Result> results, String kind, String problem, String search) {
        Race.Result result = results.get(new Key(kind, problem, search));
        return result == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(result.regret().median());
    }
}
