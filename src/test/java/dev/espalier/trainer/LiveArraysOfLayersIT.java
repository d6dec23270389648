package dev.espalier.trainer;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers and options that nets have only where they are asked for: whatever a trial is made of, it holds no more arrays from epoch to epoch. */
class LiveArraysOfLayersIT {
    private static final DatasetSpec TEXTS = new DatasetSpec(
            "texts",
            "text-csv",
            List.of("texts.csv"),
            List.of("texts.csv"),
            Json.EMPTY.with("min_count", Json.number(1)));
    private static final DatasetSpec ROWS =
            new DatasetSpec("rows", "csv", List.of("rows.csv"), List.of("rows.csv"), Json.EMPTY);

    private static final List<String> ON_IMAGES = List.of(
            "'model': {'type': 'resnet', 'width': 4, 'blocks': [1, 1], 'projection': 'pad', 'norm': 'layer', 'stochastic_depth': 0.5}",
            "'model': {'type': 'resnet', 'width': 4, 'blocks': [1, 1], 'block': 'bottleneck', 'order': 'pre'}, 'weight_average': 'ema'",
            "'model': {'type': 'resnet', 'width': 4, 'blocks': [1, 1]}, 'freeze': {'layers': 2}, 'weight_average': 'swa'",
            "'model': {'type': 'resnet', 'width': 4, 'blocks': [1, 1]}, 'freeze': {'layers': 2, 'until_epoch': 3}",
            "'model': {'type': 'cnn', 'width': 4, 'stages': 2}, 'freeze': {'layers': 'all_but_head', 'features': 'cached'}",
            "'model': {'type': 'cnn', 'width': 4, 'stages': 2, 'block': 'densenet', 'growth_rate': 2, 'block_dropout': 0.2}",
            "'model': {'type': 'cnn', 'width': 8, 'stages': 2, 'block': 'inception', 'pooling': 'strided', 'norm': 'layer'}");

    private static final List<String> ON_SERIES = List.of(
            "'model': {'type': 'rnn', 'units': 4, 'layers': 2, 'direction': 'both', 'pooling': 'attention', 'recurrent_dropout': 0.3}",
            "'model': {'type': 'rnn', 'units': 4, 'cell': 'gru', 'direction': 'both', 'norm': 'layer', 'dropout': 0.3}",
            "'model': {'type': 'cnn-rnn', 'width': 4, 'units': 4, 'cell': 'vanilla', 'stride': 2, 'norm': 'batch', 'recurrent_dropout': 0.3}",
            "'model': {'type': 'tcn', 'width': 4, 'levels': 2, 'norm': 'batch', 'pooling': 'attention'}, 'freeze': {'layers': 1}",
            "'model': {'type': 'transformer-encoder', 'width': 6, 'heads': 2, 'positions': 'learned', 'pooling': 'attention', 'dropout': 0.2}");

    private static final List<String> ON_TEXTS = List.of(
            "'model': {'type': 'rnn', 'units': 4, 'embedding': 5, 'pooling': 'attention', 'recurrent_dropout': 0.3}, 'augmentation': {'word_dropout': 0.2}",
            "'model': {'type': 'tcn', 'width': 4, 'levels': 2, 'embedding': 5, 'norm': 'batch', 'dropout': 0.2}",
            "'model': {'type': 'cnn-rnn', 'width': 4, 'units': 4, 'embedding': 5, 'norm': 'layer'}",
            "'model': {'type': 'transformer-encoder', 'width': 6, 'heads': 2, 'positions': 'learned', 'pooling': 'max'}");

    private static final List<String> ON_ROWS = List.of(
            "'model': {'type': 'mlp', 'width': 6, 'residual': true, 'shape': 'funnel', 'embedding': 2, 'norm': 'batch'}, 'freeze': {'layers': 2}");

    @TempDir
    Path root;

    static Stream<Arguments> trialsOnBothEngines() {
        List<Arguments> trials = new ArrayList<>();
        for (EngineChoice engine : List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)) {
            ON_IMAGES.forEach(config -> trials.add(Arguments.of(engine, small("shapes"), config)));
            ON_SERIES.forEach(config -> trials.add(Arguments.of(engine, small("waves"), config)));
            ON_TEXTS.forEach(config -> trials.add(Arguments.of(engine, TEXTS, config)));
            ON_ROWS.forEach(config -> trials.add(Arguments.of(engine, ROWS, config)));
        }
        return trials.stream();
    }

    @ParameterizedTest
    @MethodSource("trialsOnBothEngines")
    void aTrialHoldsNoMoreArraysFromEpochToEpoch(EngineChoice engine, DatasetSpec dataset, String config)
            throws IOException {
        Files.writeString(
                root.resolve("texts.csv"),
                "text,label\n" + "good tea,a\ngood cake and tea,b\ntea and cake,a\ncake,b\n".repeat(12));
        Files.writeString(
                root.resolve("rows.csv"),
                "size,colour,label\n" + "1.5,red,a\n2,blue,b\n3,green,a\n0,red,b\n".repeat(12));
        TrialTask task = Trials.task("spirals", "{%s, 'batch_size': 24}".formatted(config), 3);
        try (TrialRunner runner = new DjlTrialRunner(
                engine, new ComputeDevice.Cpu(), spec -> DatasetLoader.load(spec, List.of(root)), Trials::file)) {
            LiveArraysTest.holdsNoMoreFromEpochToEpoch(engine, runner, Trials.on(dataset, task));
        }
    }

    private static DatasetSpec small(String name) {
        return Trials.few(60, Trials.dataset(name));
    }
}
