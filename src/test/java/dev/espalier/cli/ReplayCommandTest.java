package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.ExternalStudy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void aStudyIsReplayedUntilSomebodyTampersWithItsJournal(@TempDir Path directory) throws Exception {
        String study = "";
        try (TestServer server = TestServer.start(directory)) {
            ExternalStudy submitted =
                    ExternalStudy.submit(server.client(), "'sampler': 'random', 'budget': {'max_trials': 12}");
            for (int trial = 0; trial < 12; trial++) {
                submitted.evaluate(trial);
            }
            study = submitted.id();
            assertThat(replay(server, study)).isZero();
            assertThat(out.toString()).isEqualToIgnoringNewLines("12 of 12 suggestions are identical");
        }

        tamper(directory, study);

        try (TestServer server = TestServer.start(directory)) {
            assertThat(replay(server, study)).isEqualTo(1);
            assertThat(out.toString().lines().skip(1)).first().isEqualTo("11 of 12 suggestions are identical");
            assertThat(out.toString()).contains("trial 5 was {\"x\":0.125}").contains("would be {\"x\":0.");
        }
    }

    private int replay(TestServer server, String study) {
        return Espalier.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("replay", study, "--url", server.client().url().toString());
    }

    /** Gives trial 5 another configuration. */
    private static void tamper(Path directory, String study) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:async:" + directory.toAbsolutePath().resolve("espalier"), "sa", "");
                PreparedStatement change = connection.prepareStatement("""
                        UPDATE event SET body = REGEXP_REPLACE(
                            REGEXP_REPLACE(body, '"x":[0-9.Ee-]+', '"x":0.125'), '"code":\\[[^]]*\\]', '"code":[0.125]')
                        WHERE study = ? AND type = 'trial_started' AND body LIKE '%"number":5,%'""")) {
            change.setString(1, study);
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
    }
}
