package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.model.InputShape;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Snapshot;
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
                        arrays, Matching.ORDER, net.blueprint(), net.blueprint().initial(new SplittableRandom(1)));
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
                .hasMessageContaining("was not written by a block of DJL's own");
        assertThatThrownBy(() -> ArrayFiles.djl(zipped(script, "model.pt")))
                .isInstanceOf(IOException.class)
                .hasMessage("holds 0 files named *.params; expected one");
    }

    /** Linear, batch norm, linear, with the numbers 1, 2, 3 … in their arrays. */
    private Path save(EngineChoice engine, List<float[]> saved) throws IOException {
        Compute compute = Nets.compute(engine);
        String name = engine == EngineChoice.MXNET ? "MXNet" : "PyTorch";
        try (Model model = Model.newInstance("model", name);
                NDManager manager = compute.newManager()) {
            SequentialBlock block = new SequentialBlock()
                    .add(Linear.builder().setUnits(4).build())
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock())
                    .add(Linear.builder().setUnits(3).build());
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 2));
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

    private float[] part(Snapshot weights, String name) {
        return net.blueprint().parameters().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElseThrow()
                .of(weights.parameters());
    }
}
