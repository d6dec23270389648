package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.store.StudyStore;
import dev.espalier.store.StudyStores;
import dev.espalier.study.Trial;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed again and again within one trial, and whose checkpoints are damaged meanwhile. */
class KilledTrainingIT {
    private static final int EPOCHS = 150;
    private static final String SPEC = ExternalStudy.json("""
            {'name': 'killed', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}], 'seed': 3,
             'resource': {'max': %d}, 'budget': {'max_trials': 1},
             'trial': {'dataset': 'spirals', 'model': {'type': 'mlp'}}}
            """.formatted(EPOCHS));

    @TempDir
    Path directory;

    private LaunchedServer server;
    private ApiClient api;
    private String study;

    @BeforeEach
    void submit() throws IOException {
        start();
        study = api.post("/studies", SPEC).json(201).text("id");
    }

    @AfterEach
    void close() {
        api.close();
        server.close();
    }

    @Test
    void aTrialThatIsKilledWithAndWithoutACheckpointCompletesWithEveryEpochOnce() throws Exception {
        killWhen(trial -> measured(trial, 1) >= 3);
        killWhen(trial -> measured(trial, 2) >= 3);
        killWhen(trial -> trial.whole("attempt") == 3);
        killWhen(trial -> measured(trial, 4) >= 3);

        assertCompletes(5);
    }

    @Test
    void aDamagedCheckpointIsPassedOverForTheOneBeforeItAndThenForTheBeginning() throws Exception {
        killWhen(trial -> measured(trial, 1) >= 3);
        killWhen(
                this::hasTwoCheckpoints,
                () -> flipAByte(file(stored().checkpoint().orElseThrow())));
        JsonView trial = await().until(this::trial, now -> measured(now, 4) >= 1);
        assertThat(trial.text("attempts.2.outcome"))
                .startsWith("given back: its checkpoint cannot be used: The artifact " + study + "/0/checkpoint/");
        assertThat(trial.whole("attempts.3.from")).isPositive().isLessThan(trial.whole("attempts.2.from"));

        killWhen(this::hasTwoCheckpoints, () -> {
            for (Path checkpoint : checkpoints()) {
                Files.write(checkpoint, new byte[0]);
            }
        });

        assertThat(assertCompletes(7).whole("attempts.6.from")).isZero();
    }

    @Test
    void aShutdownGivesTheTrialBackAndIsNoCrash() throws Exception {
        await().until(this::trial, trial -> measured(trial, 1) >= 1);

        assertThat(server.terminate()).isZero();
        api.close();
        start();

        assertThat(trial().text("attempts.0.outcome")).isEqualTo("given back: the server was shut down");
    }

    private void start() throws IOException {
        server = LaunchedServer.start(directory.resolve("data"), "--workers", "1");
        api = new ApiClient(server.url());
    }

    private interface Damage {
        void done() throws IOException;
    }

    private void killWhen(Predicate<JsonView> moment) throws Exception {
        killWhen(moment, () -> {});
    }

    /** Kills the server once the trial is so, and starts it again once the damage is done. */
    private void killWhen(Predicate<JsonView> moment, Damage damage) throws Exception {
        await().until(this::trial, moment);
        server.kill();
        api.close();
        damage.done();
        start();
    }

    private JsonView trial() {
        return await().until(() -> api.get("/studies/" + study + "/trials/0"), answer -> answer.status() == 200)
                .json();
    }

    /** Whether two checkpoints lie there, and the newer is the one that the trial would carry on from. */
    private boolean hasTwoCheckpoints(JsonView trial) {
        List<Integer> steps = checkpoints().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> Integer.parseInt(name.substring(name.indexOf('-') + 1, name.indexOf('~'))))
                .toList();
        return steps.size() == 2 && trial.text("checkpoint").endsWith("-" + Collections.max(steps));
    }

    private static long measured(JsonView trial, int attempt) {
        return trial.wholes("measurements", "attempt").stream()
                .filter(of -> of == attempt)
                .count();
    }

    /** The trial as the server that was killed left it. */
    private Trial stored() {
        try (StudyStore store = StudyStores.open(directory.resolve("data"))) {
            return store.load(study).orElseThrow().trials().getFirst();
        }
    }

    private Path file(String artifact) {
        String name = artifact.substring(artifact.lastIndexOf('/') + 1) + "~";
        return checkpoints().stream()
                .filter(file -> file.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> checkpoints() {
        Path folder = directory.resolve("data/artifacts").resolve(study).resolve("0/checkpoint");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void flipAByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private JsonView assertCompletes(int attempts) {
        JsonView trial =
                await().until(this::trial, now -> !List.of("waiting", "running").contains(now.text("state")));
        assertThat(trial.text("state")).as(trial.text("reason")).isEqualTo("complete");
        assertThat(trial.items("attempts")).hasSize(attempts);
        assertThat(trial.items("measurements").stream()
                        .filter(measurement -> measurement.yes("standing"))
                        .map(measurement -> measurement.whole("step"))
                        .sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, EPOCHS).boxed().toList());
        await().until(() -> checkpoints().isEmpty());
        return trial;
    }
}
