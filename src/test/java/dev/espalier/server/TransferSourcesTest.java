package dev.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody should have made, named in a study's specification. */
class TransferSourcesTest {
    private static final String STUDY = """
            {"name": "spirals", "objectives": [{"metric": "val_accuracy", "goal": "maximize"}], "resource": {"max": 2},
             "trial": {"dataset": "spirals", "model": "mlp", "start_from": {"type": "%s", "file": "%s"}}}""";

    @Test
    void aDamagedFileIsTheRequestsProblemAndNotTheServers(@TempDir Path folder) throws Exception {
        Path roots = Files.createDirectories(folder.resolve("roots"));
        sealed(
                roots.resolve("word.zip"),
                "{\"format\": 1, \"model\": {\"type\": \"mlp\", \"activation\": \"none such\"}}");
        sealed(roots.resolve("list.zip"), "[1, 2]");
        sealed(roots.resolve("deep.zip"), "[".repeat(5000));
        Files.write(roots.resolve("bytes.zip"), new byte[] {'P', 'K', 3, 4, 0});
        Files.write(roots.resolve("empty.params"), new byte[0]);
        try (TestServer server = TestServer.withData(folder.resolve("data"), roots)) {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("word.zip", "model");
            files.put("list.zip", "model");
            files.put("deep.zip", "model");
            files.put("bytes.zip", "npz");
            files.put("empty.params", "djl");
            files.put("no\\u0000such", "model");
            files.forEach((file, type) -> assertThat(server.client()
                            .post("/studies", STUDY.formatted(type, file))
                            .problemPaths())
                    .as(file)
                    .containsExactly("trial.start_from"));
        }
    }

    /** A model file whose manifest is right and whose {@code model.json} is {@code description}. */
    private static void sealed(Path file, String description) throws Exception {
        byte[] bytes = description.getBytes(StandardCharsets.UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        String seal = "{\"sha256\": \"%s\"}".formatted(hash);
        String manifest = "{\"parts\": {\"model.json\": %s, \"preprocessing.json\": %s, \"weights.npz\": %s}}"
                .formatted(seal, seal, seal);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            write(zip, "model.json", bytes);
            write(zip, "manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
