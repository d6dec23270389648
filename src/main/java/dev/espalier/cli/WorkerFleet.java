package dev.espalier.cli;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.study.DatasetSpec;
import dev.espalier.trainer.ComputeDevice;
import dev.espalier.trainer.DjlTrialRunner;
import dev.espalier.trainer.EngineChoice;
import dev.espalier.trainer.Scorer;
import dev.espalier.trainer.data.Dataset;
import dev.espalier.trainer.data.DatasetLoader;
import dev.espalier.worker.WorkerVerticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** The server's own workers, one a device unless told otherwise. No engine is loaded before there is work. */
final class WorkerFleet {
    private final ServeOptions options;
    private final ArtifactStore artifacts;
    private final Path scratch;
    private final EngineChoice engine;
    private final LongConsumer gaps;

    /** @param gaps told the nanoseconds between one attempt's end and the next one's first batch, on every worker */
    WorkerFleet(ServeOptions options, ArtifactStore artifacts, Path directory, LongConsumer gaps) {
        this.options = options;
        this.artifacts = artifacts;
        this.scratch = directory.resolve("scratch");
        this.engine = EngineChoice.of(options.engine());
        this.gaps = gaps;
        try {
            Files.createDirectories(scratch);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    List<WorkerVerticle> verticles() {
        if (options.workers().orElse(1) == 0) {
            return List.of();
        }
        List<ComputeDevice> devices = ComputeDevice.all();
        return IntStream.range(0, options.workers().orElse(devices.size()))
                .mapToObj(index -> worker(index, devices.get(index % devices.size())))
                .toList();
    }

    private WorkerVerticle worker(int index, ComputeDevice device) {
        return new WorkerVerticle(
                device.name() + "-" + index,
                device.name(),
                engine.word(),
                new DjlTrialRunner(engine, device, this::load, name -> DatasetLoader.file(name, options.dataRoots())),
                (model, dataset) -> Scorer.score(model, load(dataset), engine),
                artifacts,
                scratch,
                gaps);
    }

    private Dataset load(DatasetSpec spec) {
        return DatasetLoader.load(spec, options.dataRoots());
    }
}
