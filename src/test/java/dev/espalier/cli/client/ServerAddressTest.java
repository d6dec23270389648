package dev.espalier.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.study.InvalidInput;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:7070, http://127.0.0.1:7070",
        "127.0.0.1:7070, http://127.0.0.1:7070",
        "localhost:7070, http://localhost:7070",
        "gpu-box, http://gpu-box",
        "[::1]:7070, http://[::1]:7070",
        "https://tune.example.org/espalier/, https://tune.example.org/espalier/",
        "tune.example.org/espalier, http://tune.example.org/espalier",
        "'  http://a:1\n', http://a:1"
    })
    void anAddressIsTakenAsPeopleWriteIt(String written, URI url) {
        assertThat(ServerAddress.of(Optional.of(written), Map.of()).url()).isEqualTo(url);
        assertThat(ServerAddress.of(Optional.empty(), Map.of("ESPALIER_URL", written))
                        .url())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void anEmptyVariableIsAsNone(String blank) {
        ServerAddress address =
                ServerAddress.of(Optional.empty(), Map.of("ESPALIER_URL", blank, "ESPALIER_TOKEN", blank));
        assertThat(address.url()).isEqualTo(URI.create("http://127.0.0.1:7070"));
        assertThat(address.token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://a:1",
                "http://",
                "http://:7070",
                "7070",
                "http://a:99999",
                "http://a b",
                "http://user:secret@a:1",
                "http://a:1/?x=y",
                "http://a:1/#x",
                "http://[::1",
                "a:b:c"
            })
    void whatIsNotAnAddressIsRefusedInWords(String written) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> ServerAddress.of(Optional.of(written), Map.of()))
                .withMessageStartingWith("--url: ")
                .withMessageContaining("write http://HOST:PORT")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("java", "secret"));
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsNotShown() {
        assertThat(ServerAddress.of(Optional.empty(), Map.of("ESPALIER_TOKEN", "secret-of-mine\n"))
                        .token())
                .contains("secret-of-mine");
        for (String wrong : new String[] {"secret\nof-mine", "secret of-mine", "sécret", "secret\u0000"}) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> ServerAddress.of(Optional.empty(), Map.of("ESPALIER_TOKEN", wrong)))
                    .withMessageStartingWith("ESPALIER_TOKEN: ")
                    .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("cret"));
        }
    }
}
