package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that cannot be loaded has failed and says why, can be deleted, and is nothing to the others. */
class UnreadableStudyTest {
    /** A curve with two points at step 1. */
    private static final String TWICE = "X'" + ("00000001" + "3FE0000000000000".repeat(2)).repeat(2) + "'";

    private static final String TWO_OBJECTIVES =
            "'objectives': [{'metric': 'loss', 'goal': 'minimize'}, {'metric': 'cost', 'goal': 'minimize'}]";

    @TempDir
    Path directory;

    private TestServer server;
    private ExternalStudy broken;
    private ExternalStudy sound;

    @BeforeEach
    void breakOne() throws SQLException {
        try (TestServer before = TestServer.start(directory)) {
            ApiClient client = before.client();
            broken = ExternalStudy.submit(client, "'resource': {'max': 3}, " + TWO_OBJECTIVES);
            broken.send(broken.ask(), "/tell", "'metrics': {'loss': 0.5, 'cost': 0.5}")
                    .expect(200);
            broken.report(broken.ask(), 1, 0.25).expect(200);
            sound = ExternalStudy.submit(client, "'resource': {'max': 3}");
            sound.evaluate(0.5);
        }
        change("UPDATE trial SET curve = " + TWICE + " WHERE number = 0 AND study = '" + broken.id() + "'");
        server = TestServer.start(directory);
        broken = broken.by(server.client());
        sound = sound.by(server.client());
    }

    private void change(String row) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + directory.resolve("espalier"), "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(row)).isEqualTo(1);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void itIsShownAsFailedWithTheReasonAndWhatItCannotDoIsRefused() {
        JsonView shown = broken.get();
        assertThat(shown.text("state")).isEqualTo("failed");
        assertThat(shown.text("reason")).isEqualTo("cannot be loaded: step 1 is not after step 1");
        assertThat(server.client().get("/studies?state=failed").json(200).texts("items", "id"))
                .containsExactly(broken.id());
        assertThat(broken.get("/trials").json(200).items("items")).hasSize(2);
        List<ApiAnswer> refused = Stream.of("/pause", "/resume", "/stop", "/ask", "/trials/1/stop")
                .map(action -> broken.post(action, "{}"))
                .toList();
        assertThat(refused)
                .allSatisfy(answer -> assertThat(answer.json(409).text("detail"))
                        .isEqualTo("Study " + broken.id() + " is failed, cannot be loaded: step 1 is not after step 1."
                                + " It can be deleted."));
        assertThat(broken.get("/analysis/history").status()).isEqualTo(409);

        server.restart();

        assertThat(broken.by(server.client()).get()).isEqualTo(shown);
    }

    @Test
    void oneWhoseSpecificationCannotBeReadIsListedAsFailedBesideTheOthers() throws SQLException {
        server.close();
        change("UPDATE study SET spec = '{\"name\": ' WHERE id = '" + sound.id() + "'");
        server = TestServer.start(directory);

        JsonView all = server.client().get("/studies").json(200);
        assertThat(all.texts("items", "id")).containsExactly(sound.id(), broken.id());
        assertThat(all.texts("items", "state")).containsExactly("failed", "failed");
        ExternalStudy shown = sound.by(server.client());
        assertThat(shown.get().text("name")).isEqualTo("(its specification cannot be read)");
        assertThat(shown.get().text("reason"))
                .isEqualTo("cannot be loaded: a row of the database is not the JSON that was written");
        shown.post("/ask", "{}").expect(409);
        server.client().delete(shown.path()).expect(204);
        assertThat(server.client().get("/studies").json(200).texts("items", "id"))
                .containsExactly(broken.id());
    }

    @Test
    void itCanBeDeletedAndTheOthersRun() {
        server.client().delete(broken.path()).expect(204);
        assertThat(broken.get("").status()).isEqualTo(404);

        sound.evaluate(0.25);
        assertThat(sound.get().whole("counts.complete")).isEqualTo(2);
    }
}
