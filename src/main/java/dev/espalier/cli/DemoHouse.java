package dev.espalier.cli;

import dev.espalier.cli.client.CommandFailed;
import dev.espalier.server.Server;
import dev.espalier.server.ServerOptions;
import dev.espalier.server.ServerOptions.Security;
import dev.espalier.trainer.engine.EngineChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A server on a free port with a directory of its own, both gone once it is closed. */
final class DemoHouse implements AutoCloseable {
    private final Path directory;
    private final Server server;

    private DemoHouse(Path directory, Server server) {
        this.directory = directory;
        this.server = server;
    }

    static DemoHouse open(EngineChoice engine) {
        try {
            Path directory = Files.createTempDirectory("espalier-demo-");
            return new DemoHouse(directory, Server.start(options(directory.resolve("data"), engine)));
        } catch (IOException e) {
            throw new CommandFailed("cannot make a temporary directory: " + e, e);
        }
    }

    URI url() {
        return server.url();
    }

    /** A file of the demo's own. */
    Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoHouse::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerOptions options(Path data, EngineChoice engine) {
        return new ServerOptions(
                "127.0.0.1",
                0,
                data,
                List.of(),
                engine.word(),
                OptionalInt.empty(),
                Optional.empty(),
                Security.LOOPBACK_ONLY,
                Optional.empty());
    }
}
