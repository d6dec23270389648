package dev.espalier.cli;

import dev.espalier.bench.Benchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code espalier bench}: measures, and prints a table. */
@Command(
        name = "bench",
        description = "Measure, and print a table: ${COMPLETION-CANDIDATES}.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchCommand implements Callable<Integer> {
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

    @Option(names = "--only", paramLabel = "WORD", defaultValue = "", description = "only rows whose name holds WORD")
    private String only;

    @Spec
    private CommandSpec spec;

    /** The benchmarks by their names. */
    enum Name {
        MAIN_JOB,
        EPOCH_LOOP,
        STORE;

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
            case MAIN_JOB -> new dev.espalier.bench.MainJobBenchmark().run(surroundings);
            case EPOCH_LOOP -> new dev.espalier.bench.EpochLoopBenchmark().run(surroundings);
            case STORE -> new dev.espalier.bench.StoreBenchmark().run(surroundings);
        }
        return 0;
    }
}
