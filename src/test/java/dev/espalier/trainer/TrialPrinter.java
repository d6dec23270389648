package dev.espalier.trainer;

import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.layer.Snapshot;
import java.util.Arrays;
import java.util.List;

/** A program that trains small trials on both engines and prints what came of them, to the bit. */
final class TrialPrinter {
    private static final List<String> SPIRALS = List.of(
            "{'model': {'type': 'mlp', 'dropout': 0.2, 'norm': 'batch'}, 'batch_size': 64, 'optimizer': 'lamb', 'weight_average': 'ema'}",
            "{'model': {'type': 'mlp', 'dropout': 0.2}, 'batch_size': 64, 'optimizer': 'sgd', 'folds': 2, 'weight_average': {'type': 'swa', 'start': 0}}");

    private static final List<String> SHAPES = List.of(
            "{'model': {'type': 'cnn', 'width': 8}, 'batch_size': 128, 'augmentation': {'flip': 'both', 'rotation': 10, 'mixup': 0.2}}");

    private static final List<String> WAVES = List.of(
            "{'model': {'type': 'rnn', 'units': 8, 'dropout': 0.1}, 'batch_size': 128, 'augmentation': {'jitter': 0.1}}");

    private TrialPrinter() {}

    public static void main(String[] arguments) {
        for (EngineChoice engine : List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)) {
            try (TrialRunner runner = Trials.runner(engine)) {
                SPIRALS.forEach(config -> print(runner, "spirals", config));
                SHAPES.forEach(config -> print(runner, "shapes", config));
                WAVES.forEach(config -> print(runner, "waves", config));
            }
        }
    }

    private static void print(TrialRunner runner, String dataset, String config) {
        Recorder recorder = new Recorder();
        TrialResult result = runner.run(Trials.few(200, Trials.task(dataset, config, 2)), recorder);
        Snapshot weights = ModelFile.read(result.model().orElseThrow()).weights();
        System.out.println(">> " + Trials.lasting(recorder.measurements) + " " + Arrays.hashCode(weights.parameters())
                + " " + Arrays.hashCode(weights.statistics()));
    }
}
