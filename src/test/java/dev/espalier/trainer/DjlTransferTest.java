package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.jna.LibUtils;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.transfer.ArrayFile;
import dev.espalier.trainer.transfer.ArrayFiles;
import dev.espalier.trainer.transfer.Matching;
import dev.espalier.trainer.transfer.Transfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DjlTransferTest {
    private final Net net =
            Net.of(Nets.model("{'type':'mlp','depth':1,'width':4,'norm':'batch'}"), new InputShape.Row(2), 3);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void whatABlockOfDjlSavedIsTakenInItsOrder(EngineChoice engine) throws IOException {
        List<float[]> saved = new ArrayList<>();
        Path file = save(engine, saved);
        for (Path form : List.of(file, zipped(file, "model-0000.params"))) {
            try (ArrayFile arrays = ArrayFiles.djl(form)) {
                Transfer transfer = Transfer.of(
                        arrays, Matching.ORDER, net.layout(), net.layout().initial(new SplittableRandom(1)));
                assertThat(transfer.unused()).isEmpty();
                Snapshot weights = transfer.weights();
                assertThat(part(weights, "hidden1.weight")).isEqualTo(saved.get(0));
                assertThat(part(weights, "hidden1.norm.scale")).isEqualTo(saved.get(2));
                assertThat(part(weights, "output.weight")).isEqualTo(saved.get(6));
                assertThat(part(weights, "output.bias")).isEqualTo(saved.get(7));
                assertThat(java.util.Arrays.copyOfRange(weights.statistics(), 0, 4))
                        .isEqualTo(saved.get(4));
                assertThat(java.util.Arrays.copyOfRange(weights.statistics(), 4, 8))
                        .isEqualTo(saved.get(5));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void theBiasOfAConvolutionIsNotTakenForWhatTheNormBehindItHas(EngineChoice engine) throws IOException {
        SequentialBlock block = new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(4)
                        .optBias(true)
                        .build())
                .add(BatchNorm.builder().build())
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build());
        List<float[]> saved = new ArrayList<>();
        Path file = save(engine, block, new Shape(1, 2, 3, 3), saved);
        ParameterLayout layout = Net.of(
                        Nets.model("{'type':'cnn','depth':1,'width':4,'kernel':3,'norm':'batch','head':'average'}"),
                        new InputShape.Image(2, 4, 4),
                        3)
                .layout();
        Transfer transfer = apply(file, layout);
        assertThat(transfer.fresh()).isEmpty();
        assertThat(transfer.unused()).containsExactly("bias#1 4");
        assertThat(ofRole(layout, transfer, "norm.scale")).isEqualTo(saved.get(2));
        assertThat(ofRole(layout, transfer, "norm.shift")).isEqualTo(saved.get(3));
    }

    @Test
    void ofArraysThatCouldGoToSeveralPlacesNoneIsTaken() throws IOException {
        SequentialBlock block = new SequentialBlock()
                .add(Linear.builder().setUnits(4).build())
                .add(BatchNorm.builder().build())
                .add(BatchNorm.builder().build())
                .add(Linear.builder().setUnits(3).build());
        List<float[]> saved = new ArrayList<>();
        Transfer transfer = apply(save(EngineChoice.PYTORCH, block, new Shape(1, 2), saved), net.layout());
        assertThat(transfer.fresh())
                .containsExactly(
                        "hidden1.norm.scale", "hidden1.norm.shift", "hidden1.norm.mean", "hidden1.norm.variance");
        assertThat(transfer.text()).contains("gamma#2 4 is ambiguous: of its kind the file has 2 and the model 1");
    }

    @Test
    void ofAModelSavedAfterSeveralEpochsTheLatestIsTaken() throws IOException {
        List<float[]> saved = new ArrayList<>();
        Path file = save(EngineChoice.MXNET, saved);
        Path zip = directory.resolve("epochs.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String epoch : List.of("0002", "0010", "0001")) {
                entries.putNextEntry(new ZipEntry("model-" + epoch + ".params"));
                entries.write(epoch.equals("0010") ? Files.readAllBytes(file) : new byte[] {1});
            }
        }
        assertThat(part(apply(zip, net.layout()).weights(), "output.bias")).isEqualTo(saved.get(7));
    }

    @Test
    void theParametersOfAnMxNetSymbolAreTaken() throws IOException {
        Path file = directory.resolve("symbol-0000.params");
        try (NDManager manager = Nets.compute(EngineChoice.MXNET).newManager()) {
            Pointer[] arrays = Stream.of(
                            HostArrays.create(manager, new float[] {1, 2, 3, 4}),
                            HostArrays.create(manager, new float[] {5, 6, 7, 8}),
                            HostArrays.create(manager, new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(4, 2)))
                    .map(array -> ((MxNDArray) array).getHandle())
                    .toArray(Pointer[]::new);
            String[] names = {"aux:bn0_moving_mean", "arg:bn0_beta", "arg:dense0_weight"};
            int code = NativeLibrary.getInstance(LibUtils.getLibName())
                    .getFunction("MXNDArraySave")
                    .invokeInt(new Object[] {file.toString(), arrays.length, arrays, names});
            assertThat(code).isZero();
        }
        Transfer transfer = apply(zipped(file, "symbol-0000.params"), net.layout());
        assertThat(transfer.taken()).containsExactly("hidden1.weight", "hidden1.norm.shift", "hidden1.norm.mean");
        assertThat(part(transfer.weights(), "hidden1.weight")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(part(transfer.weights(), "hidden1.norm.shift")).containsExactly(5, 6, 7, 8);
        byte[] whole = Files.readAllBytes(file);
        Path cut = Files.write(directory.resolve("cut.params"), java.util.Arrays.copyOf(whole, whole.length - 40));
        assertThatThrownBy(() -> ArrayFiles.djl(cut)).isInstanceOf(IOException.class);
    }

    @Test
    void aTrialStartsFromIt() throws IOException {
        Path file = save(EngineChoice.MXNET, new ArrayList<>());
        Recorder recorder = new Recorder();
        try (TrialRunner runner = Trials.runner(EngineChoice.PYTORCH)) {
            runner.run(
                    Trials.task(
                            "spirals",
                            "{'model': {'type': 'mlp', 'depth': 1, 'width': 4, 'norm': 'batch'}, 'batch_size': 256, 'start_from': {'type': 'djl', 'file': '%s'}}"
                                    .formatted(file),
                            1),
                    recorder);
        }
        assertThat(recorder.measurements).hasSize(1);
    }

    @Test
    void whatAnEngineWroteForItselfIsRefused() throws IOException {
        Path script = Files.write(directory.resolve("model.pt"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        assertThatThrownBy(() -> ArrayFiles.djl(script))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither by a block of DJL's own nor by MXNet");
        assertThatThrownBy(() -> ArrayFiles.djl(zipped(script, "model.pt")))
                .isInstanceOf(IOException.class)
                .hasMessage("holds 0 files named *.params of 0 models; expected those of one");
    }

    private static Transfer apply(Path file, ParameterLayout layout) throws IOException {
        try (ArrayFile arrays = ArrayFiles.djl(file)) {
            return Transfer.of(arrays, Matching.ORDER, layout, layout.initial(new SplittableRandom(1)));
        }
    }

    private Path save(EngineChoice engine, List<float[]> saved) throws IOException {
        SequentialBlock block = new SequentialBlock()
                .add(Linear.builder().setUnits(4).build())
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(3).build());
        return save(engine, block, new Shape(1, 2), saved);
    }

    /** {@code block}, with the numbers 1, 2, 3 … in its arrays. */
    private Path save(EngineChoice engine, SequentialBlock block, Shape input, List<float[]> saved) throws IOException {
        Compute compute = Nets.compute(engine);
        String name = engine == EngineChoice.MXNET ? "MXNet" : "PyTorch";
        try (Model model = Model.newInstance("model", name);
                NDManager manager = compute.newManager()) {
            block.initialize(manager, DataType.FLOAT32, input);
            float next = 1;
            for (var parameter : block.getParameters()) {
                float[] values = new float[(int) parameter.getValue().getArray().size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = next++;
                }
                parameter.getValue().getArray().set(values);
                saved.add(values);
            }
            model.setBlock(block);
            model.save(directory, "model");
            return directory.resolve("model-0000.params");
        }
    }

    private Path zipped(Path file, String name) throws IOException {
        Path zip = directory.resolve(file.getFileName() + ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("model/" + name));
            entries.write(Files.readAllBytes(file));
        }
        return zip;
    }

    private static float[] ofRole(ParameterLayout layout, Transfer transfer, String role) {
        return layout.parameters().stream()
                .filter(slot -> slot.name().endsWith(role))
                .findFirst()
                .orElseThrow()
                .of(transfer.weights().parameters());
    }

    private float[] part(Snapshot weights, String name) {
        return net.layout().parameters().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow()
                .of(weights.parameters());
    }
}
