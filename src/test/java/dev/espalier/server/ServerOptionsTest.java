package dev.espalier.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.server.ServerOptions.Security;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.9.9.9"})
    void loopbackNeedsNoToken(String host) {
        assertThatCode(options(host, Optional.empty(), Security.LOOPBACK_ONLY)::refuseToStandOpen)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void anyOtherAddressNeedsATokenFile(String host) {
        assertThatThrownBy(options(host, Optional.empty(), Security.LOOPBACK_ONLY)::refuseToStandOpen)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("--token-file")
                .hasMessageContaining("--insecure");
        assertThatCode(options(host, Optional.of(Path.of("tokens")), Security.LOOPBACK_ONLY)::refuseToStandOpen)
                .doesNotThrowAnyException();
    }

    @Test
    void insecureSaidAloudIsEnough() {
        assertThatCode(options("0.0.0.0", Optional.empty(), Security.INSECURE)::refuseToStandOpen)
                .doesNotThrowAnyException();
    }

    @Test
    void everyDataRootThatIsNoFolderIsNamed(@TempDir Path folder) {
        ServerOptions options = new ServerOptions(
                "localhost",
                0,
                Path.of("data"),
                List.of(folder, folder.resolve("a"), folder.resolve("b")),
                "auto",
                OptionalInt.empty(),
                Optional.empty(),
                Security.LOOPBACK_ONLY,
                Optional.empty());
        assertThatThrownBy(options::requireDataRoots)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        folder.resolve("a") + " is no folder", folder.resolve("b") + " is no folder"));
    }

    private static ServerOptions options(String host, Optional<Path> tokenFile, Security security) {
        return new ServerOptions(
                host,
                0,
                Path.of("data"),
                List.of(),
                "auto",
                OptionalInt.empty(),
                tokenFile,
                security,
                Optional.empty());
    }
}
