package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The browser's files, as they were built with the server. */
@ExtendWith(SharedServer.class)
class PagesIT {

    @Test
    void everyAddressOfTheLeaderboardIsTheOnePage(ApiClient api) {
        ApiAnswer first = api.getFromRoot("/");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("id=\"application\"");
        for (String path : List.of("/index.html", "/studies/abc", "/nothing/of/the/kind", "/a.js", "/%ff%fe", "/%00")) {
            ApiAnswer other = api.getFromRoot(path);
            assertThat(other.body()).as(path).isEqualTo(first.body());
            assertThat(other.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(other.header("Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(api.send("HEAD", "/", Map.of(), Optional.empty()).status()).isEqualTo(200);
    }

    @Test
    void aFileIsSentAsWhatItIs(ApiClient api) {
        ApiAnswer icon = api.getFromRoot("/favicon.svg");

        assertThat(icon.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(icon.body()).contains("<svg");
    }

    @Test
    void anAssetIsKeptForEverAndOneThatIsNotThereIsNotFound(ApiClient api) {
        String script = api.getFromRoot("/").body().replaceAll("(?s).*(/assets/[\\w-]+\\.js).*", "$1");
        ApiAnswer asset = api.getFromRoot(script);

        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(asset.header("Cache-Control")).startsWith("public, immutable, max-age=");
        for (String path : List.of("/assets/none.js", "/assets/", "/assets/../none.js", "/assets/%2e%2e/index.html/")) {
            assertThat(api.getFromRoot(path).header("Cache-Control")).as(path).doesNotContain("immutable");
        }
        assertThat(api.getFromRoot("/assets/none.js").status()).isEqualTo(404);
    }

    @Test
    void noAddressLeadsOutOfTheFiles(ApiClient api) {
        for (String path : List.of(
                "/../../../../etc/passwd", "/assets/..%2f..%2fPages.class", "/%2e%2e/Pages.class", "/\\Pages.class")) {
            String answer = api.sendRaw(
                    "GET " + path + " HTTP/1.1\r\nHost: " + api.url().getAuthority() + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).doesNotContain("root:").matches("(?s)HTTP/1.1 (200|400|404) .*");
        }
    }
}
