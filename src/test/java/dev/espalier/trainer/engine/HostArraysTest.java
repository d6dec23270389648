package dev.espalier.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostArraysTest {
    /** So small that garbage is collected thousands of times a second. */
    private static final String NEW_OBJECTS = "-Xmn1m";

    /** DJL's own {@code create} and {@code set} fail this on MXNet every time. */
    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void everyValueArrivesHoweverOftenGarbageIsCollected(String engine) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                NEW_OBJECTS,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                CollectedCopies.class.getName(),
                engine));
        builder.environment().put("OPT_OUT_TRACKING", "true");
        Process process = builder.redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).matches("(?s)(.*\n)?0 of 2000 wrong\n");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void valuesFillAShapeLastAxisFirst(String engine) {
        EngineSetup.keepQuiet();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), engine)) {
            var array = HostArrays.create(manager, new int[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));

            assertThat(array.get("1").toIntArray()).containsExactly(4, 5, 6);
            assertThatThrownBy(() -> HostArrays.create(manager, new float[5], new Shape(2, 3)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
