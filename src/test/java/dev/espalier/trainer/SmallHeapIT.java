package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.trainer.engine.EngineChoice;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A set larger than the heap is trained on. */
class SmallHeapIT {
    private static final int IMAGES = 12_000;
    private static final int ROWS = 60_000;
    private static final String HEAP = "-Xmx96m";
    private static final String MLP = "{\"type\": \"mlp\", \"depth\": 1, \"width\": 16}";
    private static final String TCN = "{\"type\": \"tcn\", \"depth\": 1, \"width\": 4}";

    @TempDir
    Path folder;

    /** As numbers the images take 147 MB, half as much again as the whole heap. */
    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void ofImages(EngineChoice engine) throws IOException, InterruptedException {
        StreamedTrialTest.write(folder.resolve("cifar-binary"), IMAGES);
        train(engine, "cifar-binary", MLP);
    }

    /** As strings the cells take some 300 MB. */
    @Test
    void ofATable() throws IOException, InterruptedException {
        write("csv", "", (random, line) -> {
            boolean one = random.nextBoolean();
            random.doubles(100).forEach(value -> line.append("%.3f,".formatted(value + (one ? 0.3 : 0))));
            line.append(one ? "one" : "other");
        });
        train(EngineChoice.MXNET, "csv", MLP);
    }

    /** The text takes as much as a quarter of the heap, where a sixteenth of it could be held. */
    @Test
    void ofSeries() throws IOException, InterruptedException {
        write("ts", "@univariate true\n@classLabel true one other\n@data\n", (random, line) -> {
            boolean one = random.nextBoolean();
            line.append(random.ints(50 + random.nextInt(50), 100, one ? 900 : 999)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(",")));
            line.append(one ? ":one" : ":other");
        });
        train(EngineChoice.PYTORCH, "ts", TCN);
    }

    @Test
    void ofTexts() throws IOException, InterruptedException {
        write("text-tsv", "", (random, line) -> {
            boolean one = random.nextBoolean();
            for (int word = 0; word < 60; word++) {
                line.append((char) ('a' + random.nextInt(one ? 20 : 26))).append("word ");
            }
            line.append(one ? "\tone" : "\tother");
        });
        train(EngineChoice.MXNET, "text-tsv", TCN);
    }

    private void write(String name, String header, BiConsumer<Random, StringBuilder> example) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter writer = Files.newBufferedWriter(folder.resolve(name))) {
            writer.write(header);
            for (int row = 0; row < ROWS; row++) {
                StringBuilder line = new StringBuilder();
                example.accept(random, line);
                writer.append(line).append('\n');
            }
        }
        assertThat(Files.size(folder.resolve(name))).isGreaterThan(15 << 20);
    }

    private void train(EngineChoice engine, String format, String model) throws IOException, InterruptedException {
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
                format,
                model,
                Files.createDirectory(folder.resolve("scratch")).toString()));
        builder.environment().put("OPT_OUT_TRACKING", "true");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
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
