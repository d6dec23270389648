package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibilityIT {

    @Test
    void twoProcessesOfOneThreadTrainTheSameMetricsAndWeightsToTheBit(@TempDir Path folder) throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        List<Process> processes = List.of(begin(first), begin(second));
        for (Process process : processes) {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(lines(first)).hasSize(8).isEqualTo(lines(second));
    }

    private static Process begin(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                TrialPrinter.class.getName());
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static List<String> lines(Path output) throws IOException {
        try (var lines = Files.lines(output, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(">> ")).toList();
        }
    }
}
