package dev.espalier.bench;

import dev.espalier.bench.fuzz.FuzzBenchmark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code espalier bench}: measures, and prints a table. */
@Command(
        name = "espalier bench",
        description = "Measure, and print a table.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class Bench implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "what to measure: ${COMPLETION-CANDIDATES}")
    private Name name;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${ESPALIER_TEST_DATA:-../shared/data}",
            description = "the real data sets; what needs one that is absent is skipped, aloud")
    private Path data;

    @Option(
            names = "--search-spaces",
            paramLabel = "DIR",
            defaultValue = "search-spaces",
            description = "the project's search spaces")
    private Path searchSpaces;

    @Option(
            names = "--only",
            paramLabel = "WORD",
            defaultValue = "",
            description = "only rows whose name holds WORD; of search, one of several, apart by commas")
    private String only;

    @Option(
            names = "--samplers",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "auto,tpe,gp,cma-es,random",
            description = "search: the samplers to measure")
    private List<String> samplers;

    @Option(
            names = "--searches",
            paramLabel = "SAMPLER+SCHEDULER",
            split = ",",
            defaultValue =
                    "auto+asha,auto+hyperband,auto+curve,auto+pasha,auto+median,tpe+asha,random+asha,random+none",
            description = "search: what to measure on learning curves")
    private List<String> searches;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "10", description = "search: how many seeds of each")
    private int seeds;

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            description = "search: Optuna's figures (default: reference/reference.json beside the data)")
    private Optional<Path> reference;

    @Option(names = "--quick", description = "residual: two minutes' work instead of ten")
    private boolean quick;

    @Option(
            names = "--drawings",
            paramLabel = "DIR",
            defaultValue = "target",
            description = "residual: where the plot is drawn, as residual.svg")
    private Path drawings;

    @Option(names = "--requests", paramLabel = "N", defaultValue = "20000", description = "fuzz: how many requests")
    private int requests;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "fuzz: what the requests follow from")
    private long seed;

    @Option(names = "--url", paramLabel = "URL", description = "fuzz: a running server (default: one is started)")
    private Optional<URI> url;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description =
                    "threads: examples a second of Python's PyTorch, a line of a net's name, a tab and the figure")
    private Optional<Path> python;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "150",
            description = "threads: how long each study takes")
    private int seconds;

    @Spec
    private CommandSpec spec;

    /** The status is 0 for done, 1 for failed, 2 for wrong usage. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /** The benchmarks by their names. */
    enum Name {
        MAIN_JOB,
        EPOCH_LOOP,
        LOOP_SPEEDS,
        THREADS,
        STORE,
        SEARCH,
        SUGGEST,
        TRAINING,
        DATASETS,
        RESIDUAL,
        FUZZ;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() throws IOException {
        Benchmark.Surroundings surroundings = new Benchmark.Surroundings(
                data, searchSpaces, only, spec.commandLine().getOut());
        switch (name) {
            case MAIN_JOB -> new MainJobBenchmark().run(surroundings);
            case EPOCH_LOOP -> new EpochLoopBenchmark().run(surroundings);
            case LOOP_SPEEDS -> new LoopSpeeds().run(surroundings);
            case THREADS -> new ThreadsBenchmark(python, seconds).run(surroundings);
            case STORE -> new StoreBenchmark().run(surroundings);
            case SEARCH -> new SearchBenchmark(search()).run(surroundings);
            case SUGGEST -> new SuggestBenchmark().run(surroundings);
            case TRAINING -> new TrainingBenchmark().run(surroundings);
            case DATASETS -> new DatasetsBenchmark().run(surroundings);
            case RESIDUAL -> new ResidualBenchmark(residual()).run(surroundings);
            case FUZZ -> {
                return fuzz(surroundings);
            }
        }
        return 0;
    }

    private int fuzz(Benchmark.Surroundings surroundings) throws IOException {
        FuzzBenchmark fuzzer = new FuzzBenchmark(new FuzzBenchmark.Options(Math.max(10, requests), seed, url));
        fuzzer.run(surroundings);
        return fuzzer.isClean() ? 0 : 1;
    }

    private ResidualBenchmark.Options residual() {
        return new ResidualBenchmark.Options(
                quick ? ResidualBenchmark.Extent.QUICK : ResidualBenchmark.Extent.FULL,
                drawings.resolve("residual.svg"));
    }

    private SearchBenchmark.Options search() {
        Path figures = reference.orElseGet(
                () -> data.resolve("../reference/reference.json").normalize());
        return new SearchBenchmark.Options(samplers, searches, Math.max(1, seeds), figures);
    }
}
