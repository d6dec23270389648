package dev.espalier.trainer;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import java.nio.file.Path;
import java.util.List;

/** A program that trains one epoch on a file, for a process whose heap is smaller than what is in it. */
final class SmallHeapTraining {
    private SmallHeapTraining() {}

    /** @param arguments engine, folder, format, model, scratch folder; the file is called as its format is */
    public static void main(String[] arguments) {
        EngineChoice engine = EngineChoice.valueOf(arguments[0]);
        List<Path> roots = List.of(Path.of(arguments[1]));
        String format = arguments[2];
        DatasetSpec spec = new DatasetSpec("large", format, List.of(format), List.of(), Json.EMPTY);
        Recorder recorder = new Recorder();
        try (TrialRunner runner = new DjlTrialRunner(
                engine, new ComputeDevice.Cpu(), known -> DatasetLoader.load(known, roots), Trials::file)) {
            TrialResult result =
                    runner.run(StreamedTrialTest.task(spec, arguments[3], Path.of(arguments[4]), 1), recorder);
            System.out.println(result.outcome());
        }
        System.out.println("accuracy " + recorder.last("val_accuracy"));
    }
}
