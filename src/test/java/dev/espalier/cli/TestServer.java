package dev.espalier.cli;

import dev.espalier.coordinator.ServerClock;
import dev.espalier.server.Server;
import dev.espalier.server.ServerOptions;
import dev.espalier.testing.ApiClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The real server inside the test's own process, on a free port, with its real database and no worker. */
public final class TestServer implements AutoCloseable {
    private final ServerOptions options;
    private final Supplier<ServerClock> clock;
    private Server process;
    private ApiClient client;

    private TestServer(ServerOptions options, Supplier<ServerClock> clock) {
        this.options = options;
        this.clock = clock;
        open();
    }

    /** @param directory what the server keeps; it may come from an earlier one */
    public static TestServer start(Path directory) {
        return new TestServer(options(directory, List.of(), Optional.empty()), ServerClock::system);
    }

    /** A server whose clocks are the test's; its timers are not. @param clock of each start */
    public static TestServer withClock(Path directory, Supplier<ServerClock> clock) {
        return new TestServer(options(directory, List.of(), Optional.empty()), clock);
    }

    /** A server that reads data sets below {@code dataRoot}. */
    public static TestServer withData(Path directory, Path dataRoot) {
        return new TestServer(options(directory, List.of(dataRoot), Optional.empty()), ServerClock::system);
    }

    /** A server that asks for tokens. */
    public static TestServer withTokens(Path directory, Path tokenFile) {
        return new TestServer(options(directory, List.of(), Optional.of(tokenFile)), ServerClock::system);
    }

    /** A server that asks for tokens, each of which may send so many requests a second. */
    public static TestServer withTokens(Path directory, Path tokenFile, int rateLimit) {
        ServerOptions usual = options(directory, List.of(), Optional.of(tokenFile));
        return new TestServer(
                new ServerOptions(
                        usual.host(),
                        usual.port(),
                        usual.dataDirectory(),
                        usual.dataRoots(),
                        usual.engine(),
                        usual.workers(),
                        usual.tokenFile(),
                        usual.security(),
                        rateLimit,
                        usual.database()),
                ServerClock::system);
    }

    /** A server that keeps its studies behind a JDBC URL, reads data sets below {@code dataRoot} and has the test's clocks. */
    public static TestServer withDatabase(Path directory, Path dataRoot, String url, Supplier<ServerClock> clock) {
        ServerOptions usual = options(directory, List.of(dataRoot), Optional.empty());
        return new TestServer(
                new ServerOptions(
                        usual.host(),
                        usual.port(),
                        usual.dataDirectory(),
                        usual.dataRoots(),
                        usual.engine(),
                        usual.workers(),
                        usual.tokenFile(),
                        usual.security(),
                        Optional.of(url)),
                clock);
    }

    private static ServerOptions options(Path directory, List<Path> dataRoots, Optional<Path> tokenFile) {
        return new ServerOptions(
                "127.0.0.1",
                0,
                directory,
                dataRoots,
                "auto",
                OptionalInt.of(0),
                tokenFile,
                ServerOptions.Security.LOOPBACK_ONLY,
                Optional.empty());
    }

    private void open() {
        process = Server.start(options, clock.get());
        client = new ApiClient(process.url());
    }

    /** Ends the server and starts another on the same directory, at another port. */
    public void restart() {
        restart(() -> {});
    }

    /** The same, with something done while no server runs. */
    public void restart(Runnable between) {
        close();
        between.run();
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
