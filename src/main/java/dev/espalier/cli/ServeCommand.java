package dev.espalier.cli;

import dev.espalier.server.Server;
import dev.espalier.server.ServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code espalier serve}: runs the server until it is told to end. */
@Command(
        name = "serve",
        description = "Run the server: REST, the leaderboard in the browser, and the workers that train.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
    private static final String AUTO = "auto";
    private static final List<String> ENGINES = List.of("auto", "mxnet", "pytorch");

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", description = "address to listen on")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "port to listen on; 0 picks a free one")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "espalier-data",
            description = "where studies and models are kept")
    private Path dataDirectory;

    @Option(
            names = "--data-root",
            paramLabel = "DIR",
            description = "a folder that data sets may lie under; may be given several times")
    private List<Path> dataRoots = List.of();

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "auto", description = "auto, mxnet or pytorch")
    private String engine;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = AUTO,
            description = "number of workers; auto: one a GPU, else one a core; 0 serves external studies alone")
    private String workers;

    @Option(names = "--token-file", paramLabel = "FILE", description = "the tokens that are let in, and their roles")
    private Optional<Path> tokenFile;

    @Option(names = "--insecure", description = "let anyone in who reaches HOST")
    private boolean insecure;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            defaultValue = "5000",
            description = "requests a second that each token may send; 0 for any number")
    private int rateLimit;

    @Option(
            names = "--database",
            paramLabel = "JDBC-URL",
            description = "where studies are kept instead of the data directory")
    private Optional<String> database;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ServerOptions options = options();
        options.refuseToStandOpen();
        options.requireDataRoots();
        CountDownLatch told = new CountDownLatch(1);
        try (Server server = Server.start(options)) {
            Termination.then(told::countDown);
            spec.commandLine().getOut().println("listening on " + server.url());
            spec.commandLine().getOut().flush();
            told.await();
        }
        return 0;
    }

    private OptionalInt workers() {
        if (workers.equals(AUTO)) {
            return OptionalInt.empty();
        }
        if (!workers.matches("\\d{1,4}")) {
            throw new ParameterException(
                    spec.commandLine(), "--workers is auto or a number from 0 to 9999, not " + workers);
        }
        return OptionalInt.of(Integer.parseInt(workers));
    }

    private ServerOptions options() {
        if (!ENGINES.contains(engine)) {
            throw new ParameterException(
                    spec.commandLine(), "--engine is one of " + String.join(", ", ENGINES) + ", not " + engine);
        }
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is from 0 to 65535, not " + port);
        }
        if (rateLimit < 0) {
            throw new ParameterException(spec.commandLine(), "--rate-limit is 0 or more, not " + rateLimit);
        }
        return new ServerOptions(
                host,
                port,
                dataDirectory,
                dataRoots,
                engine,
                workers(),
                tokenFile,
                insecure ? ServerOptions.Security.INSECURE : ServerOptions.Security.LOOPBACK_ONLY,
                rateLimit,
                database);
    }
}
