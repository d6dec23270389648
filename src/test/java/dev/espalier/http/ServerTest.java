package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedServer.class)
class ServerTest {

    @Test
    void probesAreAnswered(ApiClient api) {
        assertThat(api.getFromRoot("/health/live").json(200)).hasToString("{\"status\":\"live\"}");
        assertThat(api.getFromRoot("/health/ready").json(200)).hasToString("{\"status\":\"ready\"}");
    }

    @Test
    void metricsAreInPrometheusFormat(ApiClient api) {
        api.get("/studies").expect(200);

        ApiAnswer metrics = api.getFromRoot("/metrics");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.body())
                .contains("# TYPE jvm_memory_used_bytes gauge")
                .containsPattern("espalier_http_requests_seconds_count\\{method=\"GET\",status=\"200\"\\} [1-9]")
                .contains("espalier_workers 0");
    }

    @Test
    void aServerWithoutWorkersListsNone(ApiClient api) {
        assertThat(api.get("/workers").json(200)).hasToString("{\"items\":[],\"next_cursor\":null}");
    }

    @Test
    void theStudySchemaHoldsTheTrainersAndTheAlgorithmsParts(ApiClient api) {
        JsonView schema = api.get("/schema/study").json(200);

        assertThat(schema.text("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.names("$defs"))
                .contains("builtin_trial", "sampler", "scheduler", "float", "int", "choice", "ordinal");
        assertThat(schema.at("$defs.sampler").toString()).contains("tpe");
        assertThat(schema.at("$defs.scheduler").toString()).contains("asha");
        assertThat(schema.at("$defs.builtin_trial").toString()).contains("resnet");
    }

    @Test
    void theGeneratedDataSetsAreThereFromTheStart(ApiClient api) {
        assertThat(Pages.all(api, "/datasets?limit=1"))
                .extracting(set -> set.text("name"))
                .contains("shapes", "spirals", "waves");

        JsonView shapes = api.get("/datasets/shapes").json(200);
        assertThat(shapes.items("classes")).isNotEmpty();
        assertThat(shapes.items("shape")).isNotEmpty();
        assertThat(shapes.whole("train_size")).isPositive();
        assertThat(shapes.whole("test_size")).isPositive();
        assertThat(shapes.text("checksum")).isNotBlank();
    }

    @Test
    void aDataSetIsRegisteredByItsFilesAndReplacedUnderTheSameName(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("flowers.csv"),
                "length,kind\n1.0,a\n2.0,b\n3.0,a\n4.0,b\n5.0,a\n6.0,b\n7.0,a\n8.0,b\n9.0,a\n");
        try (TestServer server = TestServer.withData(folder.resolve("data"), folder)) {
            ApiClient api = server.client();
            String body =
                    json("{'name': 'flowers', 'format': 'csv', 'train': 'flowers.csv', 'options': {'label': 'kind'}}");

            ApiAnswer answer = api.post("/datasets", body);

            assertThat(answer.json(201).items("classes")).hasSize(2);
            assertThat(answer.header("Location")).isEqualTo("/api/v1/datasets/flowers");
            assertThat(api.post("/datasets", body).json(201).text("checksum"))
                    .isEqualTo(answer.json().text("checksum"));
            server.restart();
            assertThat(server.client().get("/datasets/flowers").json(200).text("checksum"))
                    .isEqualTo(answer.json().text("checksum"));
        }
    }

    @Test
    void aDataSetFileThatIsWrongMissingOrOutsideTheDataRootIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(root.resolve("short.csv"), "length,kind\n1.0,a\n2.0\n");
        try (TestServer server = TestServer.withData(folder.resolve("data"), root)) {
            ApiClient api = server.client();

            for (String path : new String[] {"absent.csv", "../secret.csv", "short.csv", "/etc/passwd"}) {
                ApiAnswer answer = api.post(
                        "/datasets",
                        json("{'name': 'a', 'format': 'csv', 'train': '" + path + "', 'options': {'label': 'kind'}}"));
                assertThat(answer.status()).as(path + answer.body()).isEqualTo(422);
                assertThat(answer.json().text("detail"))
                        .contains(Path.of(path).getFileName().toString());
            }
            assertThat(api.post("/datasets", json("{'name': '../a', 'format': 'csv', 'train': [], 'rows': 3}"))
                            .problemPaths())
                    .contains("name", "rows");
            assertThat(api.get("/datasets/a").status()).isEqualTo(404);
        }
    }

    @Test
    void anAddressOfThePagesIsAnsweredAndOneOfTheApiNeverByAPage(ApiClient api) {
        // The pages are in the jar alone where they were built before; either way there is one answer.
        assertThat(api.getFromRoot("/").status()).isIn(200, 404);
        assertThat(api.getFromRoot("/studies/some-study").status()).isIn(200, 404);
        assertThat(api.getFromRoot("/api/studies").header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(api.getFromRoot("/api/v2/studies").status()).isEqualTo(404);
    }
}
