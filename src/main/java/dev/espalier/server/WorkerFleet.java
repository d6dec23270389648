package dev.espalier.server;

import com.sun.management.OperatingSystemMXBean;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.worker.CoreShare;
import dev.espalier.worker.MachineLoad;
import dev.espalier.worker.WorkerVerticle;
import dev.espalier.worker.process.Launch;
import dev.espalier.worker.process.ProcessTrialRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The server's own workers: unless told otherwise one a GPU, or one a core where there is no GPU and the memory is enough for
 * as many. Each trains in a process of its own, which is started when there is work.
 */
final class WorkerFleet {
    /** Longer than it takes to score a winner and start the next study; a process that starts takes a second. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Java, an engine and a data set of some hundred megabytes take less. */
    private static final long MOST_RESIDENT = 1L << 30;

    private final ServerOptions options;
    private final ArtifactStore artifacts;
    private final Path scratch;
    private final EngineChoice engine;
    private final LongConsumer gaps;
    private final Path tuning;
    private final MachineLoad load = new MachineLoad();

    /** @param gaps told the nanoseconds between one attempt's end and the next one's first batch, on every worker */
    WorkerFleet(ServerOptions options, ArtifactStore artifacts, Path directory, LongConsumer gaps) {
        this.options = options;
        this.artifacts = artifacts;
        this.scratch = directory.resolve("scratch");
        this.tuning = directory.resolve("tuning.jsonl");
        this.engine = EngineChoice.of(options.engine());
        this.gaps = gaps;
        try {
            Files.createDirectories(scratch);
        } catch (IOException problem) {
            throw new UncheckedIOException("The folder " + scratch + " cannot be made", problem);
        }
    }

    List<WorkerVerticle> verticles() {
        if (options.workers().orElse(1) == 0) {
            return List.of();
        }
        List<ComputeDevice> devices = ComputeDevice.all();
        int workers = options.workers().orElseGet(() -> automatic(devices));
        return IntStream.range(0, workers)
                .mapToObj(index -> worker(index, devices.get(index % devices.size()), workers))
                .toList();
    }

    private static int automatic(List<ComputeDevice> devices) {
        if (devices.getFirst() instanceof ComputeDevice.Gpu) {
            return devices.size();
        }
        // Both are a container's own where there is one.
        int cores = Runtime.getRuntime().availableProcessors();
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return (int) Math.clamp(memory / MOST_RESIDENT - 1, 1, cores);
    }

    private static CoreShare share(ComputeDevice device, int workers) {
        return switch (device) {
            case ComputeDevice.Cpu _ -> new CoreShare(Runtime.getRuntime().availableProcessors(), workers);
            case ComputeDevice.Gpu _ -> CoreShare.ONE;
        };
    }

    private WorkerVerticle worker(int index, ComputeDevice device, int workers) {
        ProcessTrialRunner runner = new ProcessTrialRunner(
                Launch.ofThisProgram(
                        TrainingMain.class.getName(),
                        TrainingMain.arguments(engine, device, options.dataRoots(), tuning)),
                new ProcessTrialRunner.Limits(IDLE, MOST_RESIDENT));
        return new WorkerVerticle(
                device.name() + "-" + index,
                device.name(),
                engine.word(),
                runner,
                runner::score,
                artifacts,
                scratch,
                share(device, workers),
                load,
                gaps);
    }
}
