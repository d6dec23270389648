package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ExternalStudy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed after a change was written and before its answer was: what was asked for is not done again. */
class LostAnswerTest {
    private static final String SPEC = dev.espalier.json.JsonText.print(ExternalStudy.spec("'name': 'once'"));

    @TempDir
    Path directory;

    @Test
    void theAnswerIsMadeAgainFromWhatWasWritten() {
        try (TestServer server = TestServer.start(directory.resolve("data"))) {
            String study = "/studies/"
                    + isAnsweredAgain(server, "/studies", SPEC).json().text("id");
            isAnsweredAgain(server, study + "/trials", "{\"configuration\":{\"x\":0.5}}");
            isAnsweredAgain(server, study + "/trials/0/stop", "");
            isAnsweredAgain(server, study + "/pause", "");
            isAnsweredAgain(server, study + "/resume", "");
            isAnsweredAgain(server, study + "/stop", "");

            assertThat(server.client().get("/studies").json(200).items("items")).hasSize(1);
            assertThat(server.client().get(study).json(200).whole("counts.cancelled"))
                    .isEqualTo(1);
        }
    }

    @Test
    void anAskUnderAKeyGivesTheTrialsThatItGave() {
        try (TestServer server = TestServer.start(directory.resolve("data"))) {
            ExternalStudy study = ExternalStudy.submit(server.client(), "");
            String first = ask(server, study).json(200).text("trials.0.lease");
            server.restart(() -> sql(directory, "DELETE FROM answer"));

            assertThat(ask(server, study).json(200).text("trials.0.lease")).isEqualTo(first);
            assertThat(server.client().get(study.path()).json(200).whole("counts.running"))
                    .isEqualTo(1);
        }
    }

    private static ApiAnswer ask(TestServer server, ExternalStudy study) {
        return server.client().post(study.path() + "/ask", "{}", Map.of("Idempotency-Key", "ask"));
    }

    private ApiAnswer isAnsweredAgain(TestServer server, String path, String body) {
        Map<String, String> key = Map.of("Idempotency-Key", "key of " + path);
        ApiAnswer first = server.client().post(path, body, key);
        server.restart(() -> assertThat(
                        sql(directory, "UPDATE answer SET status = 0, location = '', body = '' WHERE status > 0"))
                .isPositive());

        ApiAnswer second = server.client().post(path, body, key);
        ApiAnswer third = server.client().post(path, body, key);

        assertThat(first.status()).as(first.body()).isBetween(200, 201);
        assertThat(second.status()).as(path + second.body()).isEqualTo(first.status());
        assertThat(second.header("Location")).as(path).isEqualTo(first.header("Location"));
        assertThat(second.json().text("state")).as(path).isEqualTo(first.json().text("state"));
        assertThat(third.json()).as(path).isEqualTo(second.json());
        return first;
    }

    /** Changes the database of a server that does not run. @return how many rows */
    static int sql(Path directory, String statement) {
        String url = "jdbc:h2:" + directory.resolve("data/espalier").toAbsolutePath();
        try (Connection database = DriverManager.getConnection(url, "sa", "");
                Statement open = database.createStatement()) {
            return open.executeUpdate(statement);
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
