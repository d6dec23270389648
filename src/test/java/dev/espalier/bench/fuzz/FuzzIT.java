package dev.espalier.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.bench.Benchmark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server under requests that are nearly right: the short form of {@code espalier bench fuzz}. */
class FuzzIT {

    @Test
    void noRequestBringsOutWhatNoServerShouldAnswer() throws Exception {
        StringWriter table = new StringWriter();
        new FuzzBenchmark(new FuzzBenchmark.Options(1_500, 1, Optional.empty()))
                .run(new Benchmark.Surroundings(
                        Path.of("absent"), Path.of("search-spaces"), "", new PrintWriter(table)));

        // Memory and time need a long run on a machine of one's own.
        assertThat(table.toString()
                        .lines()
                        .filter(line -> line.startsWith("answers: ") && !line.startsWith("answers: slow")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).as("%s", table).endsWith("\tyes"));
        assertThat(table.toString()).contains("works afterwards\tyes");
    }
}
