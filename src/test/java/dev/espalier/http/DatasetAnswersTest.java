package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.JsonView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a registration answers about the files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetAnswersTest {
    private TestServer server;
    private ApiClient api;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        StringBuilder rows = new StringBuilder("tag;größe;wet;kind\n");
        for (int i = 0; i < 40; i++) {
            rows.append("2021-%02d-%02d;%d,5;%s;%s\n"
                    .formatted(i / 28 + 1, i % 28 + 1, i, i % 3 == 0 ? "yes" : "no", i % 2 == 0 ? "a" : "b"));
        }
        Files.write(directory.resolve("train.csv"), rows.toString().getBytes(StandardCharsets.ISO_8859_1));
        Files.write(
                directory.resolve("validation.csv"),
                "tag;größe;wet;kind\n2021-01-01;2,5;no;a\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(directory.resolve("far.csv"), rows.toString().replace(";7,5;", ";1e200;"));
        server = TestServer.withData(directory.resolve("data"), directory);
        api = server.client();
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void columnsAndNotesAreToldAndTheValidationFileIsNotDivided() {
        JsonView set = api.post(
                        "/datasets",
                        json("{'name': 'days', 'format': 'csv', 'train': 'train.csv', 'validation': 'validation.csv',"
                                + " 'options': {'delimiter': ';', 'decimal': ',', 'encoding': 'ISO-8859-1'}}"))
                .json(201);

        assertThat(set.text("validation")).isEqualTo("validation.csv");
        assertThat(set.whole("validation_size")).isEqualTo(1);
        assertThat(set.whole("train_size")).isEqualTo(32);
        assertThat(set.texts("columns", "name")).containsExactly("tag", "größe", "wet", "kind");
        assertThat(set.texts("columns", "type")).containsExactly("category", "number", "boolean", "category");
        assertThat(set.at("notes").toString()).contains("column tag has 40 values in 40 rows, such as 2021-01-01");
        assertThat(api.get("/datasets/days").json(200)).isEqualTo(set);

        String study = "{'name': 's', 'objectives': [{'metric': 'val_loss', 'goal': 'minimize'}],"
                + " 'trial': {'dataset': 'days', 'model': {'type': 'mlp'}, %s}}";
        assertThat(api.post("/studies", json(study.formatted("'validation_fraction': 0.3")))
                        .json(422)
                        .text("detail"))
                .startsWith("trial.validation_fraction: divides nothing: the data set has a validation file of 1 ");
        assertThat(api.post("/studies", json(study.formatted("'folds': 3")))
                        .json(422)
                        .text("detail"))
                .startsWith("trial.folds: divides nothing");
    }

    @Test
    void aNumberThatNothingIsLearntBesideIsToldWithItsPlace() {
        assertThat(api.post(
                                "/datasets",
                                json("{'name': 'far', 'format': 'csv', 'train': 'far.csv',"
                                        + " 'options': {'delimiter': ';', 'decimal': ','}}"))
                        .json(422)
                        .text("detail"))
                .startsWith("far.csv, line 9: column größe: 1.0E200 is beyond the numbers of single precision");
    }
}
