package dev.espalier.cli;

import dev.espalier.testing.ApiClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The real server inside the test's own process, on a free port, with its real database and no worker. */
public final class TestServer implements AutoCloseable {
    private final ServeOptions options;
    private ServerProcess process;
    private ApiClient client;

    private TestServer(ServeOptions options) {
        this.options = options;
        open();
    }

    /** @param directory what the server keeps; it may come from an earlier one */
    public static TestServer start(Path directory) {
        return new TestServer(options(directory, List.of(), Optional.empty()));
    }

    /** A server that reads data sets below {@code dataRoot}. */
    public static TestServer withData(Path directory, Path dataRoot) {
        return new TestServer(options(directory, List.of(dataRoot), Optional.empty()));
    }

    /** A server that asks for tokens. */
    public static TestServer withTokens(Path directory, Path tokenFile) {
        return new TestServer(options(directory, List.of(), Optional.of(tokenFile)));
    }

    private static ServeOptions options(Path directory, List<Path> dataRoots, Optional<Path> tokenFile) {
        return new ServeOptions(
                "127.0.0.1",
                0,
                directory,
                dataRoots,
                "auto",
                OptionalInt.of(0),
                tokenFile,
                ServeOptions.Security.LOOPBACK_ONLY,
                Optional.empty());
    }

    private void open() {
        process = ServerProcess.start(options);
        client = new ApiClient(process.url());
    }

    /** Ends the server and starts another on the same directory, at another port. */
    public void restart() {
        close();
        open();
    }

    /** A client of the server as it runs now. */
    public ApiClient client() {
        return client;
    }

    /** A client that sends a token. */
    public ApiClient client(String token) {
        return new ApiClient(process.url(), Map.of("Authorization", "Bearer " + token));
    }

    /** Hears a study's events after a journal position. */
    public LiveEvents listen(String study, String after) {
        return LiveEvents.open(process.url(), study, after);
    }

    /** The methods that each path takes; {@code :name} stands for any word. */
    public Map<String, Set<String>> routes() {
        return process.routes();
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
