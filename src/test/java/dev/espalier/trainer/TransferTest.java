package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.npz.NamedWeights;
import dev.espalier.trainer.npz.Npz;
import dev.espalier.trainer.npz.NpzArray;
import dev.espalier.trainer.transfer.ArrayFile;
import dev.espalier.trainer.transfer.ArrayFiles;
import dev.espalier.trainer.transfer.Matching;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferTest {
    private static final String MLP = "{'type':'mlp','depth':1,'width':4,'norm':'batch'}";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aTrialGoesOnFromWhatAnEarlierOneLearnt(EngineChoice engine) {
        String config = "{'model': {'type': 'mlp', 'width': 32}, 'batch_size': 32, 'learning_rate': %s %s}";
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            Path model = runner.run(Trials.task("spirals", config.formatted(0.01, ""), 4), first)
                    .model()
                    .orElseThrow();
            String start = ", 'start_from': {'type': 'model', 'file': '%s'}".formatted(model);
            Path continued = runner.run(Trials.task("spirals", config.formatted(1e-8, start), 1), second)
                    .model()
                    .orElseThrow();
            double best = first.measurements.stream()
                    .mapToDouble(measurement -> measurement.metrics().get("val_accuracy"))
                    .max()
                    .orElseThrow();
            assertThat(second.last("val_accuracy")).isCloseTo(best, within(0.01));
            assertThat(names(ModelFile.trial(continued), "fresh")).isEmpty();
            assertThat(names(ModelFile.trial(continued), "taken"))
                    .hasSize(ModelFile.read(continued)
                            .net()
                            .layout()
                            .parameters()
                            .size());
        }
    }

    @Test
    void aTrialThatStartsFromAnEarlierTrialIsGivenItsModel() {
        Recorder recorder = new Recorder();
        String start = "{'model': 'mlp', 'start_from': {'type': 'trial', 'study': 'abc', 'trial': 3}}";
        TrialTask task = Trials.task("spirals", start, 1);
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            Path model = runner.run(Trials.task("spirals", "{'model': 'mlp'}", 1), new Recorder())
                    .model()
                    .orElseThrow();
            TrialTask given = new TrialTask(
                    task.config(),
                    task.objective(),
                    task.dataset(),
                    1,
                    0,
                    1,
                    1,
                    Optional.empty(),
                    Optional.of(model),
                    task.scratch());
            TrialResult result = runner.run(given, recorder);
            assertThat(names(ModelFile.trial(result.model().orElseThrow()), "taken"))
                    .contains("output.weight");
            assertThat(runner.run(task, recorder).outcome().orElseThrow())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).contains("trial 3 of study abc left no model"));
        }
    }

    @Test
    void aTrialThatDividesTheSameDataOtherwiseSaysThatItsValidationFlatters() {
        String config =
                "{'model': {'type': 'mlp', 'depth': 1}, 'batch_size': 64, 'validation_fraction': %s, 'start_from': %s}";
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            Path model = model(runner, config.formatted("0.2", "'none'"));
            String start = "{'type': 'model', 'file': '%s'}".formatted(model);
            assertThat(start(model(runner, config.formatted("0.2", start))).get("doubt"))
                    .isEmpty();
            assertThat(start(model(runner, config.formatted("0.4", start))).get("doubt"))
                    .contains(
                            Json.text(
                                    "it learnt from examples that validate here, so that validation flatters: there validation_fraction 0.2, here validation_fraction 0.4 of the same data set"));
        }
    }

    private static Path model(TrialRunner runner, String config) {
        return runner.run(Trials.few(120, Trials.task("spirals", config, 1)), new Recorder())
                .model()
                .orElseThrow();
    }

    private static Json.Object start(Path model) {
        return (Json.Object) ModelFile.trial(model).get("start").orElseThrow();
    }

    @Test
    void arraysThatDoNotFitBeginAnewAndAreNamed() throws IOException {
        ParameterLayout three = net(3).layout();
        ParameterLayout five = net(5).layout();
        Snapshot learnt = three.initial(new SplittableRandom(1));
        Snapshot fresh = five.initial(new SplittableRandom(2));
        Transfer transfer = apply(write(NamedWeights.arrays(three, learnt)), Matching.AUTO, five, fresh);
        assertThat(transfer.fresh()).containsExactly("output.weight", "output.bias");
        assertThat(transfer.unused()).containsExactly("output.weight 3x4, not 5x4", "output.bias 3, not 5");
        int body = five.parameters().get(five.parameters().size() - 2).offset();
        assertThat(java.util.Arrays.copyOf(transfer.weights().parameters(), body))
                .isEqualTo(java.util.Arrays.copyOf(learnt.parameters(), body));
        assertThat(java.util.Arrays.copyOfRange(transfer.weights().parameters(), body, five.parametersCount()))
                .isEqualTo(java.util.Arrays.copyOfRange(fresh.parameters(), body, five.parametersCount()));
        assertThat(transfer.weights().statistics()).isEqualTo(learnt.statistics());
        assertThat(transfer.text()).contains("output.weight 3x4, not 5x4");
    }

    @Test
    void whatHasNoKnownNameIsTakenInOrderOfItsShape() throws IOException {
        ParameterLayout layout = net(4).layout();
        Snapshot learnt = layout.initial(new SplittableRandom(1));
        Snapshot marked = new Snapshot(learnt.parameters(), new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        SequencedMap<String, NpzArray> arrays = NamedWeights.arrays(layout, marked);
        SequencedMap<String, NpzArray> foreign = new LinkedHashMap<>();
        foreign.put("dense/running_mean", arrays.get("hidden1.norm.mean"));
        foreign.put("dense/running_var", arrays.get("hidden1.norm.variance"));
        arrays.forEach((name, array) -> {
            if (!name.contains("mean") && !name.contains("variance")) {
                foreign.put("a/" + name, array);
            }
        });
        Transfer transfer = apply(write(foreign), Matching.AUTO, layout, layout.initial(new SplittableRandom(2)));
        assertThat(transfer.fresh()).isEmpty();
        assertThat(transfer.unused()).isEmpty();
        assertThat(transfer.weights().parameters()).isEqualTo(learnt.parameters());
        assertThat(transfer.weights().statistics()).isEqualTo(marked.statistics());
        assertThatThrownBy(() -> apply(write(foreign), Matching.NAMES, layout, layout.initial(new SplittableRandom(2))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aFileOfWhichNothingFitsIsRefusedWithWhatBothHave() throws IOException {
        ParameterLayout layout = net(3).layout();
        SequencedMap<String, NpzArray> arrays = new LinkedHashMap<>();
        arrays.put("elsewhere", NpzArray.of(new float[6], 0, 2, 3));
        Path file = write(arrays);
        assertThatThrownBy(() -> apply(file, Matching.AUTO, layout, layout.initial(new SplittableRandom(1))))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("elsewhere 2x3")
                .hasMessageContaining("output.weight 3x4");
    }

    @Test
    void numbersOfEveryWidthAndOrderAreRead() throws IOException {
        float[] expected = {1, 2, 3, 4, 5, 6};
        Path file = directory.resolve("mixed.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            npy(zip, "double", 1, "'<f8', 'fortran_order': False, 'shape': (2, 3), ", Double.BYTES, 1, 2, 3, 4, 5, 6);
            npy(zip, "half", 2, "'<f2', 'fortran_order': False, 'shape': (2, 3), ", Short.BYTES, 1, 2, 3, 4, 5, 6);
            npy(zip, "turned", 1, "'<f4', 'fortran_order': True, 'shape': (2, 3), ", Float.BYTES, 1, 4, 2, 5, 3, 6);
            npy(zip, "counter", 1, "'<i8', 'fortran_order': False, 'shape': (), ", Double.BYTES, 0);
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("no array".getBytes(StandardCharsets.US_ASCII));
        }
        try (ArrayFile arrays = ArrayFiles.npz(file)) {
            assertThat(arrays.headings()).extracting("name").containsExactly("double", "half", "turned");
            for (var heading : arrays.headings()) {
                assertThat(arrays.values(heading)).as(heading.name()).isEqualTo(expected);
            }
            assertThat(arrays.unreadable())
                    .containsExactly(
                            Map.entry("counter", "holds <i8, not floating-point numbers"),
                            Map.entry("readme.txt", "is no array"));
        }
    }

    @Test
    void anArrayCutShortIsNamed() throws IOException {
        Path file = directory.resolve("short.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            npy(zip, "output.bias", 1, "'<f4', 'fortran_order': False, 'shape': (3,), ", Float.BYTES, 1, 2);
        }
        ParameterLayout layout = net(3).layout();
        assertThatThrownBy(() -> apply(file, Matching.AUTO, layout, layout.initial(new SplittableRandom(1))))
                .isInstanceOf(IOException.class)
                .hasMessage("the array output.bias does not hold 3 numbers");
    }

    @Test
    void anArrayWithNumbersThatAreNotFiniteInSinglePrecisionIsNamed() throws IOException {
        ParameterLayout layout = net(3).layout();
        for (double value : new double[] {1e200, Double.NaN, Double.NEGATIVE_INFINITY}) {
            Path file = directory.resolve("large.npz");
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                npy(zip, "output.bias", 1, "'<f8', 'fortran_order': False, 'shape': (3,), ", Double.BYTES, 1, value, 2);
            }
            assertThatThrownBy(() -> apply(file, Matching.AUTO, layout, layout.initial(new SplittableRandom(1))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the array output.bias holds %s at 1; expected finite numbers of single precision"
                            .formatted((float) value));
        }
    }

    private static Net net(int outputs) {
        return Net.of(Nets.model(MLP), new InputShape.Row(2), outputs);
    }

    private Transfer apply(Path file, Matching matching, ParameterLayout layout, Snapshot initial) throws IOException {
        try (ArrayFile arrays = ArrayFiles.npz(file)) {
            return Transfer.of(arrays, matching, layout, initial);
        }
    }

    private Path write(SequencedMap<String, NpzArray> arrays) throws IOException {
        Path file = Files.createTempFile(directory, "arrays", ".npz");
        try (OutputStream out = Files.newOutputStream(file)) {
            Npz.write(out, arrays);
        }
        return file;
    }

    /** One compressed entry, as numpy.savez_compressed writes them. */
    private static void npy(
            ZipOutputStream zip, String name, int version, String dictionary, int width, double... values)
            throws IOException {
        byte[] header = ("{'descr': " + dictionary + "}\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer buffer =
                ByteBuffer.allocate(12 + header.length + values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        if (version == 1) {
            buffer.putShort((short) header.length);
        } else {
            buffer.putInt(header.length);
        }
        buffer.put(header);
        for (double value : values) {
            switch (width) {
                case Short.BYTES -> buffer.putShort(Float.floatToFloat16((float) value));
                case Float.BYTES -> buffer.putFloat((float) value);
                default -> buffer.putDouble(value);
            }
        }
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(buffer.array(), 0, buffer.position());
    }

    private static List<String> names(Json.Object trial, String which) {
        Json.Object start = (Json.Object) trial.get("start").orElseThrow();
        return ((Json.Array) start.get(which).orElseThrow())
                .items().stream().map(name -> ((Json.Text) name).value()).toList();
    }
}
