package dev.espalier.trainer;

import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.data.DatasetLoader;
import java.nio.file.Path;
import java.util.List;

/** A program that trains one epoch on a file of images, for a process whose heap is smaller than they are. */
final class SmallHeapTraining {
    private SmallHeapTraining() {}

    /** @param arguments engine, folder, file, scratch folder */
    public static void main(String[] arguments) {
        EngineChoice engine = EngineChoice.valueOf(arguments[0]);
        List<Path> roots = List.of(Path.of(arguments[1]));
        DatasetSpec spec = new DatasetSpec("stripes", "cifar-binary", List.of(arguments[2]), List.of(), Json.EMPTY);
        Recorder recorder = new Recorder();
        try (TrialRunner runner = new DjlTrialRunner(
                engine, new ComputeDevice.Cpu(), known -> DatasetLoader.load(known, roots), Trials::file)) {
            TrialResult result = runner.run(StreamedTrialTest.task(spec, Path.of(arguments[3]), 1), recorder);
            System.out.println(result.outcome());
        }
        System.out.println("accuracy " + recorder.last("val_accuracy"));
    }
}
