package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.json.JsonText;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {
    private static final String SPEC = JsonText.print(spec("'name': 'once'"));

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = TestServer.start(directory.resolve("data"));
    }

    @AfterAll
    void end() {
        server.close();
    }

    private ApiAnswer submit(String key, String body) {
        return server.client().post("/studies", body, Map.of("Idempotency-Key", key));
    }

    private int studies() {
        return server.client()
                .get("/studies?limit=1000")
                .json(200)
                .items("items")
                .size();
    }

    @Test
    void theSameKeyAndBodyGetTheSameAnswerAgainAlsoAfterARestart() {
        ApiAnswer first = submit("again", SPEC).expect(201);
        int before = studies();

        ApiAnswer second = submit("again", SPEC);
        server.restart();
        ApiAnswer third = submit("again", SPEC);

        assertThat(List.of(second, third)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json()).isEqualTo(first.json());
            assertThat(answer.header("Location")).isEqualTo(first.header("Location"));
        });
        assertThat(studies()).isEqualTo(before);
    }

    @Test
    void theSameKeyWithAnotherBodyOrAddressIsAConflict() {
        submit("other", SPEC).expect(201);
        int before = studies();

        assertThat(submit("other", JsonText.print(spec("'name': 'twice'")))
                        .json(409)
                        .text("detail"))
                .contains("Idempotency-Key");
        assertThat(server.client()
                        .post("/studies?dry_run=true", SPEC, Map.of("Idempotency-Key", "other"))
                        .status())
                .isEqualTo(409);
        assertThat(studies()).isEqualTo(before);
    }

    @Test
    void requestsWithTheSameKeyAtTheSameTimeAreDoneOnce() {
        int before = studies();
        Map<String, String> headers = Map.of("Idempotency-Key", "at once", "Content-Type", "application/json");

        List<CompletableFuture<ApiAnswer>> answers = IntStream.range(0, 8)
                .mapToObj(_ -> server.client().sendLater("POST", "/api/v1/studies", headers, Optional.of(SPEC)))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).toList()).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().text("id"))
                    .isEqualTo(answers.getFirst().join().json().text("id"));
        });
        assertThat(studies()).isEqualTo(before + 1);
    }

    @Test
    void anotherBodyUnderAKeyThatIsUnderWayIsAConflictToo() {
        Map<String, String> headers = Map.of("Idempotency-Key", "under way", "Content-Type", "application/json");
        List<CompletableFuture<ApiAnswer>> answers = IntStream.range(0, 4)
                .mapToObj(index -> server.client()
                        .sendLater(
                                "POST",
                                "/api/v1/studies",
                                headers,
                                Optional.of(JsonText.print(spec("'name': 'number " + index + "'")))))
                .toList();

        assertThat(answers.stream()
                        .map(answer -> answer.join().status())
                        .sorted()
                        .toList())
                .containsExactly(201, 409, 409, 409);
    }

    @Test
    void aRequestThatWasRefusedMayBeSentCorrectedUnderTheSameKey() {
        submit("corrected", "{}").expect(422);

        assertThat(submit("corrected", SPEC).status()).isEqualTo(201);
    }

    @Test
    void anAskUnderAKeyGivesTheSameTrials() {
        ApiClient api = server.client();
        ExternalStudy study = ExternalStudy.submit(api, "");
        Map<String, String> key = Map.of("Idempotency-Key", "ask of " + study.id());

        ApiAnswer first = api.post(study.path() + "/ask", "{}", key);
        ApiAnswer second = api.post(study.path() + "/ask", "{}", key);

        assertThat(second.json(200)).isEqualTo(first.json(200));
        assertThat(study.get().whole("counts.running")).isEqualTo(1);
    }

    @Test
    void aKeyIsAsGoodAsNewAfterItsAnswerIsForgotten(@TempDir Path directory) {
        try (TestServer other = TestServer.start(directory.resolve("data"))) {
            Map<String, String> key = Map.of("Idempotency-Key", "reused");
            String first = other.client().post("/studies", SPEC, key).json(201).text("id");
            other.restart(() -> LostAnswerTest.sql(directory, "UPDATE answer SET remembered_at = 0"));
            // Whatever is remembered next drops what is older than a day.
            other.client()
                    .post("/studies", SPEC, Map.of("Idempotency-Key", "next"))
                    .expect(201);

            assertThat(other.client().post("/studies", SPEC, key).json(201).text("id"))
                    .isNotEqualTo(first);
        }
    }

    @Test
    void aKeyThatIsTooLongIsRefusedBeforeAnythingIsDone() {
        int before = studies();

        assertThat(submit("k".repeat(256), SPEC).problemPaths()).containsExactly("Idempotency-Key");
        assertThat(submit("k".repeat(255), SPEC).status()).isEqualTo(201);
        assertThat(studies()).isEqualTo(before + 1);
    }
}
