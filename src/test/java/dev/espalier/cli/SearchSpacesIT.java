package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.cli.client.Answer;
import dev.espalier.cli.client.EspalierClient;
import dev.espalier.cli.client.ServerEvent;
import dev.espalier.cli.client.StudyAnswer;
import dev.espalier.cli.client.StudySnapshot;
import dev.espalier.cli.view.StudyView;
import dev.espalier.cli.view.Watcher;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.LaunchedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is valid and runs: a few short trials of each, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchSpacesIT {
    private static final Path DATA = Path.of(
                    Optional.ofNullable(System.getenv("ESPALIER_TEST_DATA")).orElse("../shared/data"))
            .toAbsolutePath()
            .normalize();
    private static final Path DATASETS = Path.of("search-spaces", "datasets");

    private LaunchedServer launched;
    private EspalierClient server;

    static Stream<Path> examples() throws IOException {
        return json(Path.of("search-spaces"));
    }

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException {
        launched = Files.isDirectory(DATA)
                ? LaunchedServer.start(folder.resolve("data"), "--data-root", DATA.toString())
                : LaunchedServer.start(folder.resolve("data"));
        server = new EspalierClient(launched.url(), Optional.empty());
        if (Files.isDirectory(DATA)) {
            for (Path registration : json(DATASETS).toList()) {
                server.post("/datasets", JsonText.parse(Files.readString(registration)));
            }
        }
    }

    private static Stream<Path> json(Path folder) throws IOException {
        return Files.list(folder)
                .filter(file -> file.toString().endsWith(".json"))
                .sorted();
    }

    @AfterAll
    void end() {
        server.close();
        launched.close();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleSaysWhatItShowsAndIsValid(Path example) throws IOException {
        Answer spec = read(example);
        assertThat(spec.text("note")).hasSizeGreaterThan(40);
        Answer plan = server.post("/studies?dry_run=true", spec.json());
        assertThat(plan.list("parameters")).isNotEmpty();
        assertThat(plan.list("samples")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleRunsToItsEnd(Path example) throws IOException {
        Answer spec = read(example);
        StudyAnswer study = new StudyAnswer(server.post("/studies", shortened(spec)));
        if (spec.text("executor").equals("external")) {
            answerTrials(study);
        }
        StudyAnswer end = Watcher.watch(server, study.id(), new Unseen());
        assertThat(end.state()).as(end.reason()).isEqualTo("completed");
        assertThat(end.count("failed")).isZero();
        assertThat(end.best().number("value")).isPresent();
    }

    private Answer read(Path example) throws IOException {
        Answer spec = Answer.of(JsonText.parse(Files.readString(example)));
        boolean real = Files.exists(DATASETS.resolve(spec.object("trial").text("dataset") + ".json"));
        assumeTrue(!real || Files.isDirectory(DATA), () -> "skipped: the test data folder " + DATA + " is absent");
        return spec;
    }

    /** Three trials of at most two epochs show that it runs. */
    private static Json shortened(Answer spec) {
        Json.Object resource = spec.object("resource").json();
        boolean external = spec.text("executor").equals("external");
        Json.Object shorter =
                spec.json().with("budget", spec.object("budget").json().with("max_trials", Json.number(3L)));
        return external
                ? shorter
                : shorter.with("resource", resource.with("min", Json.number(1L)).with("max", Json.number(2L)))
                        .with("scheduler", scheduler(spec));
    }

    /** The example's own, without the settings that only fit its longer trials. */
    private static Json scheduler(Answer spec) {
        Json.Object scheduler = spec.object("scheduler").json();
        return scheduler.get("min_resource").isPresent() ? scheduler.with("min_resource", Json.number(1L)) : scheduler;
    }

    private void answerTrials(StudyAnswer study) {
        String path = "/studies/" + study.id();
        Json question = Json.EMPTY.with("count", Json.number(3L)).with("client", Json.text("test"));
        for (Answer trial : server.post(path + "/ask", question).list("trials")) {
            Json answer = Json.EMPTY
                    .with("lease", Json.text(trial.text("lease")))
                    .with("metrics", Json.EMPTY.with("score", Json.number(trial.whole("number") / 10.0)));
            server.post(path + "/trials/" + trial.text("number") + "/tell", answer);
        }
    }

    /** Watches without showing. */
    private static final class Unseen implements StudyView {
        @Override
        public void heard(ServerEvent event) {}

        @Override
        public void show(StudySnapshot snapshot, Instant now) {}
    }
}
