package dev.espalier.http;

import static dev.espalier.testing.ExternalStudy.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.json.JsonText;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class RefusalsTest {

    @Test
    void malformedJsonIsRefusedNamingTheLineAndTheColumn(ApiClient api) {
        ApiAnswer answer = api.post("/studies", "{\n  \"name\": oops\n}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().names("")).containsExactly("type", "title", "status", "detail");
        assertThat(answer.json().text("detail")).contains("line 2, column 1").doesNotContain("Source");
    }

    @Test
    void notANumberIsRefusedWithWhatToWriteInstead(ApiClient api) {
        assertThat(api.post("/studies", "{\"y\":NaN}").json().text("detail"))
                .isEqualTo("Not JSON at line 1, column 9: NaN is not a number in JSON; write \"nan\".");
    }

    @Test
    void aSentenceWithoutAReasonEndsBeforeIt(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        var trial = study.ask();
        study.tell(trial, 0.5).expect(200);

        ApiAnswer answer = study.tell(trial, 0.75);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().text("detail")).isEqualTo("Trial 0 is complete, not running.");
        assertThat(api.post("/studies", "{\"objectives\":[{},{}]}").json().text("detail"))
                .doesNotContain("already: ");
    }

    @Test
    void aFaultOfTheServersOwnIsToldByItsIdAlone() {
        var fault = new IllegalStateException("dev.espalier.Secret at /home/someone/data");

        assertThat(ProblemJson.isOurs(fault)).isTrue();
        assertThat(JsonText.print(ProblemJson.ours("7f3a"))).contains("\"status\":500", "under 7f3a.");
    }

    @Test
    void whatIsNotJsonWhollyIsMalformed(ApiClient api) {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        for (String body :
                new String[] {"{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "\u0000", "{'a':1}", "// no\n{}", deep, " "}) {
            assertThat(api.post("/studies", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed(ApiClient api) {
        String answer = api.sendRaw("POST /api/v1/studies HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 4\r\n\r\n\"\u00c3(\"");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void aBodyThatDoesNotClaimToBeJsonIsRefused(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");
        String spec = dev.espalier.json.JsonText.print(ExternalStudy.spec(""));

        assertThat(api.post("/studies", spec, Map.of("Content-Type", "text/plain"))
                        .status())
                .isEqualTo(415);
        assertThat(api.post(study.path() + "/ask", "{}", Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .status())
                .isEqualTo(415);
        assertThat(api.send("POST", "/api/v1/studies", Map.of(), Optional.of(spec))
                        .status())
                .isEqualTo(415);
        assertThat(api.post("/studies", spec, Map.of("Content-Type", "application/json; charset=utf-8"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aBodyOverTheLimitIsRefused(ApiClient api) {
        String large = json("{'name': '") + "a".repeat((int) ApiServer.LARGEST_BODY) + json("'}");

        ApiAnswer answer = api.post("/studies", large);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().text("detail")).contains(String.valueOf(ApiServer.LARGEST_BODY));
    }

    @Test
    void whatIsNotThereIsNotFoundBelowTheApiToo(ApiClient api) {
        for (String path : new String[] {
            "/studies/none",
            "/studies/none/trials",
            "/studies/none/trials/0",
            "/studies/none/leaderboard",
            "/studies/none/best",
            "/studies/none/events",
            "/studies/none/export",
            "/studies/none/analysis/history",
            "/datasets/none",
            "/nothing",
            "/studies/none/nothing",
            "/",
            "",
            "/studies/%00",
            "/studies/..%2f..",
            "/studies/" + "a".repeat(500)
        }) {
            ApiAnswer answer = api.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
            assertThat(answer.json().text("detail")).as(path).isNotBlank();
        }
        for (String action : new String[] {"/ask", "/pause", "/resume", "/stop", "/trials/0/stop"}) {
            assertThat(api.post("/studies/none" + action, "{}").status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(api.patch("/studies/none", "{}").status()).isEqualTo(404);
        assertThat(api.delete("/studies/none").status()).isEqualTo(404);
    }

    @Test
    void aMethodThatAPathDoesNotTakeIsRefusedNamingThoseThatItTakes(ApiClient api) {
        ApiAnswer answer = api.send("PUT", "/api/v1/studies", Map.of(), Optional.empty());

        assertThat(answer.json(405).text("title")).isEqualTo("Method not allowed");
        assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "POST");
        assertThat(api.delete("/workers").status()).isEqualTo(405);
        assertThat(api.get("/studies/none/ask").status()).isEqualTo(405);
    }

    @Test
    void anAddressThatIsWronglyEncodedIsMalformed(ApiClient api) {
        for (String target : new String[] {"/api/v1/studies/%zz", "/api/v1/studies?state=%zz", "/api/v1/studies/%"}) {
            String answer = api.sendRaw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(target).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void anAddressThatIsTooLongIsRefused(ApiClient api) {
        String answer =
                api.sendRaw("GET /api/v1/studies/" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.0 414");
    }

    @Test
    void aBodyThatIsNoObjectIsInvalid(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "");

        for (String body : new String[] {"[]", "1", "null", "\"text\""}) {
            assertThat(api.post("/studies", body).status()).as(body).isEqualTo(422);
            assertThat(api.post(study.path() + "/ask", body).status()).as(body).isEqualTo(422);
            assertThat(api.patch(study.path(), body).status()).as(body).isEqualTo(422);
            assertThat(api.post("/datasets", body).status()).as(body).isEqualTo(422);
        }
    }

    @Test
    void textOfAnyKindInANameIsKeptAsItIs(ApiClient api) {
        String name = "<b>\u00e9\ud83c\udf33\\n\u0001\"'; DROP TABLE study; --";
        var spec = ExternalStudy.spec("").with("name", dev.espalier.study.Json.text(name));

        String id = api.post("/studies", spec).json(201).text("id");

        assertThat(api.get("/studies/" + id).json(200).text("name")).isEqualTo(name);
    }
}
