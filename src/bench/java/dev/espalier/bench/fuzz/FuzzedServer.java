package dev.espalier.bench.fuzz;

import dev.espalier.bench.ChildServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server under test and what can be seen of it from outside: its memory and its log. */
final class FuzzedServer implements AutoCloseable {
    private static final Pattern TRACE = Pattern.compile("^\\s+at [\\w.$/<>@]+\\(.*\\)$");

    private static final int LONGEST_LINE = 200;

    /**
     * So that what grows is what the server holds: a heap that is no larger than what is alive needs, native memory that is given
     * back, and the compiler that has compiled all after the first tenth. The other one goes on for minutes, and takes 30 MB.
     */
    private static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:-ShrinkHeapInSteps",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:TieredStopAtLevel=1");

    private final ChildServer child;
    private final Path log;
    private final List<Long> resident = new ArrayList<>();
    private final List<Long> collected = new ArrayList<>();

    private FuzzedServer(ChildServer child, Path log) {
        this.child = child;
        this.log = log;
    }

    static FuzzedServer start(Path folder, Path dataRoot) {
        Path log = folder.resolve("server.log");
        ChildServer child = ChildServer.start(
                folder.resolve("data"),
                new ChildServer.Launch(log, OPTIONS),
                "--workers",
                "1",
                "--data-root",
                dataRoot.toString());
        return new FuzzedServer(child, log);
    }

    String url() {
        return child.url();
    }

    synchronized void measure() {
        resident.add(child.residentBytes());
    }

    synchronized void collectAndMeasure() {
        collected.add(child.residentBytesCollected());
    }

    /** Resident memory in MB after each collection that was asked for. */
    synchronized List<Double> residentCollected() {
        return collected.stream().map(bytes -> bytes / 1048576.0).toList();
    }

    /** Resident memory in MB: the median of each tenth of the run. */
    synchronized List<Double> residentByTenth() {
        List<Double> medians = new ArrayList<>();
        for (int tenth = 0; tenth < 10; tenth++) {
            List<Long> part =
                    resident.subList(tenth * resident.size() / 10, (tenth + 1) * resident.size() / 10).stream()
                            .sorted()
                            .toList();
            medians.add(part.isEmpty() ? 0 : part.get(part.size() / 2) / 1048576.0);
        }
        return medians;
    }

    /** What stands above the stack traces in the log and the place that each begins with, the first of each place. */
    List<String> traces() throws IOException {
        List<String> lines;
        try (Stream<String> all = Files.lines(log)) {
            lines = all.toList();
        }
        Map<String, String> byPlace = new TreeMap<>();
        for (int index = 1; index < lines.size(); index++) {
            boolean begins = TRACE.matcher(lines.get(index)).matches()
                    && !TRACE.matcher(lines.get(index - 1)).matches();
            if (begins) {
                String said = index > 1 ? shortened(lines.get(index - 2)) + " | " : "";
                byPlace.putIfAbsent(
                        lines.get(index),
                        said + shortened(lines.get(index - 1)) + " | "
                                + lines.get(index).strip());
            }
        }
        return List.copyOf(byPlace.values());
    }

    private static String shortened(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }

    @Override
    public void close() {
        child.close();
    }
}
