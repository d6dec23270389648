package dev.espalier.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real server in a process of its own, started by the launcher as a user would who has set nothing. */
public final class LaunchedServer implements AutoCloseable {
    private static final String ANNOUNCEMENT = "listening on ";
    private static final List<String> SETTINGS =
            List.of("OMP_", "GOMP_", "KMP_", "MKL_NUM_", "OPENBLAS_NUM_", "MXNET_", "ESPALIER_");

    private final Process process;
    private final URI url;
    private final Path log;

    private LaunchedServer(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts a server on a free port and returns once it says that it listens.
     *
     * @param data its data directory; beside it a log is written
     * @param options further options of {@code serve}
     */
    public static LaunchedServer start(Path data, String... options) throws IOException {
        return start(data, 0, options);
    }

    /** The same, on {@code port}. */
    public static LaunchedServer start(Path data, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher().toString(), "serve"));
        command.addAll(List.of("--port", String.valueOf(port), "--data-dir", data.toString()));
        command.addAll(List.of(options));
        Path log = data.resolveSibling(data.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(LaunchedServer::isSetting);
        Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                return new LaunchedServer(process, URI.create(line.substring(ANNOUNCEMENT.length())), log);
            }
        }
        process.destroyForcibly();
        throw new IOException("the server ended before it listened: " + Files.readString(log));
    }

    /** Whether a variable would change how many threads the server gives its engines, or another option of its own. */
    private static boolean isSetting(String variable) {
        return SETTINGS.stream().anyMatch(variable::startsWith);
    }

    /** The launcher at the root of the repository. */
    public static Path launcher() {
        return Path.of("espalier").toAbsolutePath();
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    /** What it said about itself. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it as {@code kill -9} does, and waits for its end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to end, as an operator does. @return its exit status */
    public int terminate() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(Patience.LONGEST)) {
            throw new IOException("the server did not end within " + Patience.LONGEST + ": " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
