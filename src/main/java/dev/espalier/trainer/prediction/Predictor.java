package dev.espalier.trainer.prediction;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.input.EncodedInput;
import dev.espalier.dataset.input.InputEncoder;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.study.Json;
import dev.espalier.trainer.checkpoint.DamagedModel;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.Gradients;
import dev.espalier.trainer.loop.Outputs;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.model.layer.Weights;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Predicts from a model file, on the CPU, with no server and no database. The engine need not be the one that trained it.
 * Used by one thread at a time.
 */
public final class Predictor implements AutoCloseable {
    private final TrainedModel model;
    private final Gradients gradients;
    private final NDManager manager;
    private final Weights weights;
    private final InputEncoder encoder;

    private Predictor(TrainedModel model, Compute compute) {
        this.model = model;
        this.gradients = compute.gradients();
        this.manager = compute.newManager();
        this.weights = new Weights(model.net().layout(), model.weights(), manager);
        this.encoder = new InputEncoder(model.preprocessing());
    }

    /** @throws DamagedModel if the file is no model or not as it was written */
    public static Predictor open(Path model, EngineChoice engine) {
        return new Predictor(ModelFile.read(model), EngineSetup.load(engine, new ComputeDevice.Cpu()));
    }

    /**
     * Predicts for an input as a person types it: an image's file, a csv row, a series, a text.
     *
     * @throws dev.espalier.study.InvalidInput where it does not fit the model, at path {@code input}
     */
    public Prediction predictArgument(String argument) {
        return predict(encoder.encodeArgument(argument));
    }

    /**
     * Predicts for an input as a program sends it; no file is read.
     *
     * @throws dev.espalier.study.InvalidInput where it does not fit the model, at path {@code input}
     */
    public Prediction predictJson(Json input) {
        return predict(encoder.encodeJson(input));
    }

    private Prediction predict(EncodedInput one) {
        try (NDManager scratch = manager.newSubManager()) {
            float[] outputs =
                    Outputs.of(scratch, gradients, model.net(), weights, ResidentInputs.of(one.inputs(), scratch), 1);
            return switch (model.preprocessing().target()) {
                case TargetPreprocessing.Classes(List<String> names) -> label(names, outputs, one.unknown());
                case TargetPreprocessing.Number(double mean, double standardDeviation) ->
                    new Prediction.Number(outputs[0] * standardDeviation + mean, one.unknown());
            };
        }
    }

    /** Softmax, the highest output taken off first so that no exponential overflows. */
    private static Prediction label(List<String> names, float[] outputs, List<String> unknown) {
        double highest = IntStream.range(0, outputs.length)
                .mapToDouble(index -> outputs[index])
                .max()
                .orElse(0);
        double sum = IntStream.range(0, outputs.length)
                .mapToDouble(index -> Math.exp(outputs[index] - highest))
                .sum();
        SequencedMap<String, Double> probabilities = new LinkedHashMap<>();
        IntStream.range(0, outputs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -outputs[index]))
                .forEach(index -> probabilities.put(names.get(index), Math.exp(outputs[index] - highest) / sum));
        return new Prediction.Label(probabilities.firstEntry().getKey(), probabilities, unknown);
    }

    @Override
    public void close() {
        manager.close();
    }
}
