package dev.espalier.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A server in a process of its own, as a user would start it, so that it can be killed. */
public final class ChildServer implements AutoCloseable {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final String url;
    private final Rest rest;

    private ChildServer(Process process, String url) {
        this.process = process;
        this.url = url;
        this.rest = new Rest(url);
    }

    /**
     * How its process is to run.
     *
     * @param log where its standard error goes
     * @param javaOptions for its Java virtual machine; they are added to this process's own and override them
     */
    public record Launch(Path log, List<String> javaOptions) {}

    /** Returns once it answers. Uses this process's own Java, its options and libraries. */
    static ChildServer start(Path dataDirectory, String... options) {
        return start(dataDirectory, new Launch(Path.of("/dev/null"), List.of()), options);
    }

    /** The same, in another process. */
    public static ChildServer start(Path dataDirectory, Launch launch, String... options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-XX:AOTCacheOutput"))
                .forEach(command::add);
        command.addAll(launch.javaOptions());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.espalier.cli.Espalier",
                "serve",
                "--port",
                "0",
                "--data-dir",
                dataDirectory.toString()));
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(launch.log().toFile())
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            while (line != null && !line.toLowerCase(Locale.ROOT).startsWith(LISTENING)) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the server did not start; its exit status is "
                        + process.onExit().join().exitValue());
            }
            Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
            return new ChildServer(process, line.substring(LISTENING.length()).strip());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Rest rest() {
        return rest;
    }

    /** Where it listens. */
    public String url() {
        return url;
    }

    /** The memory that it has in use, as Linux counts it. */
    public long residentBytes() {
        return bytes(process.pid(), "status", "VmRSS:");
    }

    /** The same, once everything that nobody holds any more is collected and given back. Needs a JDK. */
    public long residentBytesCollected() {
        try {
            Path java = Path.of(ProcessHandle.current().info().command().orElse("java"));
            Process collection = new ProcessBuilder(
                            java.resolveSibling("jcmd").toString(), Long.toString(process.pid()), "GC.run")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(collection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (collection.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("no collection: " + said);
            }
            return residentBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The memory that it and its training processes have in use; what they share counts once. */
    long proportionalBytes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> bytes(one.pid(), "smaps_rollup", "Pss:"))
                .sum();
    }

    private static long bytes(long pid, String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
