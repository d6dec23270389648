package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallHeapIT {
    private static final int IMAGES = 12_000;
    private static final String HEAP = "-Xmx96m";

    /** As numbers the images take 147 MB, half as much again as the whole heap. */
    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aSetLargerThanTheHeapIsTrainedOn(EngineChoice engine, @TempDir Path folder)
            throws IOException, InterruptedException {
        StreamedTrialTest.write(folder.resolve("stripes.bin"), IMAGES);
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTraining.class.getName(),
                engine.name(),
                folder.toString(),
                "stripes.bin",
                Files.createDirectory(folder.resolve("scratch")).toString()));
        builder.environment().put("OPT_OUT_TRACKING", "true");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("Completed");
        assertThat(Double.parseDouble(
                        said.substring(said.lastIndexOf("accuracy ") + 9).strip()))
                .as(said)
                .isGreaterThan(0.8);
    }
}
