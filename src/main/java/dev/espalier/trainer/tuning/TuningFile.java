package dev.espalier.trainer.tuning;

import dev.espalier.json.JsonMapping;
import dev.espalier.json.MalformedJson;
import dev.espalier.trainer.engine.Placement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was fastest, a JSON object a line, shared by the training processes of a server: each appends to it, and reads what the
 * others did. What was measured on another processor or with other engines is passed over. Where the file cannot be used, what
 * this process measured is remembered as long as it lives.
 */
public final class TuningFile {
    private static final Logger LOG = LoggerFactory.getLogger(TuningFile.class);

    private final Optional<Path> file;
    private final String machine;
    private final Map<String, Placement> known = new HashMap<>();
    private long read = -1;

    private record Entry(String machine, String key, Placement placement) {}

    /**
     * @param file empty where nothing is to be written down
     * @param machine what all that is measured depends on: processor and versions
     */
    public TuningFile(Optional<Path> file, String machine) {
        this.file = file;
        this.machine = machine;
    }

    /** A description of this machine's processor and the engines' versions. */
    public static String thisMachine() {
        String processor = System.getProperty("os.arch");
        try {
            processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(processor);
        } catch (IOException | RuntimeException unknown) {
            LOG.debug("the processor's name is unknown", unknown);
        }
        return processor + ", DJL " + ai.djl.engine.Engine.getDjlVersion();
    }

    Optional<Placement> find(String key) {
        refresh();
        return Optional.ofNullable(known.get(key));
    }

    void put(String key, Placement placement) {
        known.put(key, placement);
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    file.get(),
                    JsonMapping.write(new Entry(machine, key, placement)) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException full) {
            LOG.warn("what is fastest cannot be written down: {}", full.getMessage());
        }
    }

    private void refresh() {
        if (file.isEmpty()) {
            return;
        }
        try {
            long size = Files.size(file.get());
            if (size == read) {
                return;
            }
            read = size;
            List<String> lines = Files.readAllLines(file.get(), StandardCharsets.UTF_8);
            lines.forEach(this::read);
        } catch (NoSuchFileException nothing) {
            read = -1;
        } catch (IOException unreadable) {
            LOG.warn("what was fastest cannot be read: {}", unreadable.getMessage());
        }
    }

    private void read(String line) {
        try {
            Entry entry = JsonMapping.read(line, Entry.class);
            if (entry.machine().equals(machine)) {
                known.put(entry.key(), entry.placement());
            }
        } catch (MalformedJson cutOff) {
            LOG.debug("a line of what was fastest is passed over", cutOff);
        }
    }
}
