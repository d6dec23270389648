package dev.espalier.trainer.prediction;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.study.Conflict;
import dev.espalier.study.Json;
import dev.espalier.trainer.checkpoint.DamagedModel;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.Outputs;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.metrics.Confusion;
import dev.espalier.trainer.metrics.Scores;
import dev.espalier.trainer.model.layer.Weights;
import java.nio.file.Path;

/** Scores a winner on the examples that no search has seen. */
public final class Scorer {
    private Scorer() {}

    /**
     * Scores {@code model} on the test examples of {@code dataset}, computed on the CPU. The metrics are those of validation,
     * named {@code test_…}.
     *
     * @throws DamagedModel if the file is no model or not as it was written
     * @throws dev.espalier.study.Conflict if the model was trained on other data
     * @throws dev.espalier.study.InvalidInput if the data set does not suit the model
     */
    public static TestScore score(Path model, Dataset dataset, EngineChoice engine) {
        TrainedModel trained = ModelFile.read(model);
        checkSame(trained.trial(), dataset);
        Compute compute = EngineSetup.load(engine, new ComputeDevice.Cpu());
        Examples test = dataset.test(trained.preprocessing());
        Criterion criterion = Criterion.of(trained.preprocessing().target(), test.targets());
        try (NDManager manager = compute.newManager()) {
            Weights weights = new Weights(trained.net().layout(), trained.weights(), manager);
            float[] outputs = Outputs.of(
                    manager,
                    compute.gradients(),
                    trained.net(),
                    weights,
                    ResidentInputs.of(test.inputs(), manager),
                    test.size());
            Scores scores = criterion.score(outputs, test.targets());
            return new TestScore(scores.metrics("test"), scores.confusion().map(Confusion::json));
        }
    }

    /** What a changed data set holds out, the model may have learnt from. */
    private static void checkSame(Json.Object trial, Dataset dataset) {
        trial.get("dataset_checksum")
                .filter(checksum ->
                        !checksum.equals(Json.text(dataset.description().checksum())))
                .ifPresent(_ -> {
                    throw new Conflict("data set %s is not what the model was trained on, which is not scored on it"
                            .formatted(dataset.spec().name()));
                });
    }
}
