package dev.espalier.trainer.checkpoint;

import dev.espalier.dataset.io.Unreadable;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.json.JsonText;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.ModelConfig;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.npz.NamedWeights;
import dev.espalier.trainer.npz.Npz;
import dev.espalier.trainer.npz.NpzArray;
import dev.espalier.trainer.npz.NpzForm;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A model as one zip: {@code model.json} (architecture, task, classes, engine), {@code preprocessing.json}, {@code
 * weights.npz} (named arrays, readable by numpy), {@code trial.json} (where it came from) and {@code manifest.json} (size
 * and SHA-256 of each part).
 */
public final class ModelFile {
    private static final String MODEL = "model.json";
    private static final String PREPROCESSING = "preprocessing.json";
    private static final String TRIAL = "trial.json";
    private static final String WEIGHTS = "weights.npz";

    private static final long LARGEST_ARCHITECTURE = 4 << 20;

    /** More than any array's name and header take. */
    private static final long OVERHEAD = 1024;

    private ModelFile() {}

    public static void write(Path file, TrainedModel model) throws IOException {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(MODEL, bytes(model.description()));
        parts.put(PREPROCESSING, bytes(model.preprocessing().toJson()));
        parts.put(TRIAL, bytes(model.trial()));
        ByteArrayOutputStream weights = new ByteArrayOutputStream();
        Npz.write(weights, NamedWeights.arrays(model.net().layout(), model.weights()));
        parts.put(WEIGHTS, weights.toByteArray());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SealedZip.write(out, parts);
        }
    }

    /** How many bytes the part {@code weights.npz} takes for {@code net}. */
    public static long weightsBytes(Net net, Snapshot weights) throws IOException {
        try (CountingStream out = new CountingStream()) {
            Npz.write(out, NamedWeights.arrays(net.layout(), weights));
            return out.count();
        }
    }

    /**
     * Reads a model file, every part checked against the manifest.
     *
     * @throws DamagedModel naming the part that was changed, is missing or does not belong
     */
    public static TrainedModel read(Path file) {
        try (SealedZip zip = SealedZip.open(file)) {
            Json.Object description = json(zip, MODEL);
            Preprocessing preprocessing = Preprocessing.fromJson(json(zip, PREPROCESSING));
            Net net = ModelDescription.net(description, preprocessing);
            Map<String, NpzForm> forms = NamedWeights.forms(net.layout());
            long most = forms.values().stream()
                            .mapToLong(form -> form.size() + OVERHEAD)
                            .sum()
                    + OVERHEAD;
            Map<String, NpzArray> arrays = Npz.read(new ByteArrayInputStream(zip.part(WEIGHTS, most)), forms);
            return new TrainedModel(
                    description, preprocessing, json(zip, TRIAL), net, NamedWeights.snapshot(net.layout(), arrays));
        } catch (IOException | RuntimeException damaged) {
            throw new DamagedModel(file, what(damaged), damaged);
        }
    }

    /**
     * Reads of a file, however large, what tells whether it is a model: its manifest and its architecture.
     *
     * @throws DamagedModel if it is none
     */
    public static void check(Path file) {
        try (SealedZip zip = SealedZip.open(file)) {
            ModelConfig ignored = ModelDescription.architecture(json(zip, MODEL, LARGEST_ARCHITECTURE));
            for (String part : List.of(PREPROCESSING, WEIGHTS)) {
                zip.seal(part);
            }
        } catch (IOException | RuntimeException damaged) {
            throw new DamagedModel(file, what(damaged), damaged);
        }
    }

    /**
     * Copies a model file, its part {@code trial.json} replaced.
     *
     * @throws DamagedModel if {@code source} is not as it was written
     */
    public static void withTrial(Path source, Json.Object trial, Path target) throws IOException {
        TrainedModel model = read(source);
        write(
                target,
                new TrainedModel(model.description(), model.preprocessing(), trial, model.net(), model.weights()));
    }

    /**
     * The part {@code trial.json}: {@code config, seed, step, metrics, dataset, dataset_checksum, device}, for a classifier
     * {@code confusion: {classes, counts}} of the validation examples, by their own class and then the predicted one, for one that started from another's weights
     * {@code start: {taken, fresh, unused, doubt}} with the names of arrays and why validation flatters, if it does; or what {@link #withTrial} put there.
     *
     * @throws DamagedModel if the file is not as it was written
     */
    public static Json.Object trial(Path file) {
        return part(file, TRIAL);
    }

    /**
     * The part {@code model.json}: {@code format, task, model, input_shape, classes, parameters_count, engine,
     * engine_version}.
     *
     * @throws DamagedModel if the file is not as it was written
     */
    public static Json.Object model(Path file) {
        return part(file, MODEL);
    }

    private static Json.Object part(Path file, String name) {
        try (SealedZip zip = SealedZip.open(file)) {
            return json(zip, name);
        } catch (IOException | RuntimeException damaged) {
            throw new DamagedModel(file, what(damaged), damaged);
        }
    }

    private static Json.Object json(SealedZip zip, String part) throws IOException {
        return json(zip, part, SealedZip.LARGEST_TEXT);
    }

    private static Json.Object json(SealedZip zip, String part, long most) throws IOException {
        byte[] bytes = zip.part(part, most);
        if (JsonText.parse(new String(bytes, StandardCharsets.UTF_8)) instanceof Json.Object object) {
            return object;
        }
        throw new IOException("the part " + part + " is no JSON object");
    }

    private static byte[] bytes(Json json) {
        return JsonText.pretty(json).getBytes(StandardCharsets.UTF_8);
    }

    /** Of what our own readers found the words; anything else means bytes that nobody wrote as they should be. */
    private static String what(Exception damaged) {
        return switch (damaged) {
            case Failure failure -> failure.getMessage();
            case IOException io -> Unreadable.why(io);
            case IllegalArgumentException wrong
            when wrong.getClass() == IllegalArgumentException.class && wrong.getMessage() != null ->
                Unreadable.scrubbed(wrong.getMessage());
            default -> "its content is damaged";
        };
    }
}
