package dev.espalier.worker.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running training process, as the server sees it. It ends by itself once the server is gone. */
final class TrainingProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingProcess.class);
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Lines<FromChild> lines;
    private final BlockingQueue<Optional<FromChild>> heard = new LinkedBlockingQueue<>();

    private TrainingProcess(Process process) {
        this.process = process;
        this.lines = new Lines<>(process.getInputStream(), process.getOutputStream(), FromChild.class);
        Thread.ofVirtual().name("training-process-reader").start(this::listen);
    }

    /** @param environment what the process has besides the server's own variables */
    static TrainingProcess start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        environment.forEach(builder.environment()::putIfAbsent);
        try {
            return new TrainingProcess(builder.start());
        } catch (IOException failed) {
            LOG.error("a training process does not start", failed);
            throw new ProcessDied("a training process does not start");
        }
    }

    /** Queues what comes in; an empty entry says that no more will. */
    private void listen() {
        try {
            for (Optional<FromChild> next = lines.read(); next.isPresent(); next = lines.read()) {
                heard.add(next);
            }
        } catch (IOException | RuntimeException broken) {
            LOG.debug("a training process is heard no more", broken);
        }
        heard.add(Optional.empty());
    }

    /** @throws ProcessDied if the process is gone */
    void send(ToChild message) {
        try {
            lines.write(message);
        } catch (IOException gone) {
            throw died();
        }
    }

    /**
     * The next message; empty if none came in time.
     *
     * @throws ProcessDied if the process is gone
     */
    Optional<FromChild> receive(long milliseconds) throws InterruptedException {
        Optional<FromChild> next = heard.poll(milliseconds, TimeUnit.MILLISECONDS);
        if (next == null) {
            return Optional.empty();
        }
        if (next.isEmpty()) {
            throw died();
        }
        return next;
    }

    private ProcessDied died() {
        int status = process.destroyForcibly().onExit().join().exitValue();
        return new ProcessDied(
                status == KILLED
                        ? "the training process was killed, perhaps because memory ran out"
                        : "the training process ended with status " + status);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its resident memory in bytes; 0 where the system does not tell. */
    long residentBytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }

    /** Ends it at once, whatever it does; it has nothing to tidy up. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
