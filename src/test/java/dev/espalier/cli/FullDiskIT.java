package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on a small disk of its own, which fills up and has room again. */
class FullDiskIT {
    private static final int EPOCHS = 120;
    private static final String SPEC = ExternalStudy.json("""
            {'name': 'squeezed', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}], 'seed': 3,
             'resource': {'max': %d}, 'budget': {'max_trials': 2}, 'sampler': 'random', 'scheduler': 'none',
             'trial': {'dataset': 'spirals', 'model': 'mlp', 'learning_rate': {'$float': {'low': 0.001, 'high': 0.01}}}}
            """.formatted(EPOCHS));

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                done("mount", "-t", "tmpfs", "-o", "size=16m", "espalier-test", disk.toString()),
                "skipped: this user may not mount a disk of 16 MB to fill up");
    }

    @AfterEach
    void unmount() throws Exception {
        done("umount", "--lazy", disk.toString());
    }

    @Test
    void studiesStandStillWhileItIsFullAndCompleteOnceThereIsRoom() throws Exception {
        try (LaunchedServer server = LaunchedServer.start(data(), "--workers", "1");
                ApiClient api = new ApiClient(server.url())) {
            String study = api.post("/studies", SPEC).json(201).text("id");
            ExternalStudy told = ExternalStudy.submit(api, "'resource': {'max': 9}");
            JsonView trial = told.ask();
            for (int outage = 0; outage < 3; outage++) {
                int before = measured(api, study);
                await().until(() -> measured(api, study) >= before + 3 || !isRunning(api, study));
                told.report(trial, 2 * outage + 1, 0.5).expect(200);

                fillUp();
                int step = 2 * outage + 2;
                await().until(() -> {
                    fillUp();
                    return told.report(trial, step, 0.5).status() == 503
                            || api.getFromRoot("/health/ready").status() == 503;
                });

                assertThat(told.get().text("state")).isEqualTo("paused");
                assertThat(told.get().text("reason")).contains("is full");
                for (String path : List.of("/studies", "/studies/" + study, "/studies/" + study + "/leaderboard")) {
                    api.get(path).expect(200);
                }
                Files.delete(disk.resolve("filling"));
                await().until(() -> told.report(trial, step, 0.5).status() == 200);
            }
            await().until(() -> !isRunning(api, study));

            assertThat(api.get("/studies/" + study).json(200).text("state")).isEqualTo("completed");
            for (int number = 0; number < 2; number++) {
                JsonView trained =
                        api.get("/studies/" + study + "/trials/" + number).json(200);
                assertThat(trained.text("state")).isEqualTo("complete");
                assertThat(standing(trained))
                        .isEqualTo(IntStream.rangeClosed(1, EPOCHS).boxed().toList());
            }
            assertThat(told.trial(0).whole("attempt")).isEqualTo(1);
            assertThat(told.trial(0).items("measurements")).hasSize(6);
        }
    }

    @Test
    void aServerThatCannotWriteSaysSoAndDoesNotListen() throws Exception {
        LaunchedServer.start(data(), "--workers", "0").close();
        fillUp();

        assertThatThrownBy(() -> LaunchedServer.start(data(), "--workers", "0"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("espalier: ")
                .hasMessageContaining("is full")
                .hasMessageNotContaining("\tat ")
                .hasMessageNotContaining("java.");
    }

    /** Its log lies beside it, on another disk. */
    private Path data() throws IOException {
        Path link = folder.resolve("data");
        return Files.exists(link) ? link : Files.createSymbolicLink(link, disk);
    }

    private void fillUp() throws IOException {
        try (OutputStream out =
                Files.newOutputStream(disk.resolve("filling"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean isRunning(ApiClient api, String study) {
        return !api.get("/studies/" + study).json(200).text("state").equals("completed");
    }

    private static int measured(ApiClient api, String study) {
        return api.get("/studies/" + study + "/trials").json(200).items("items").stream()
                .mapToInt(trial -> trial.whole("step"))
                .sum();
    }

    private static List<Integer> standing(JsonView trial) {
        return trial.items("measurements").stream()
                .filter(measurement -> measurement.yes("standing"))
                .map(measurement -> measurement.whole("step"))
                .toList();
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
