package dev.espalier.trainer;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.data.Dataset;
import dev.espalier.trainer.data.Examples;
import dev.espalier.trainer.model.Weights;
import java.nio.file.Path;
import java.util.SequencedMap;

/** Scores a winner on the examples that no search has seen. */
public final class Scorer {
    private Scorer() {}

    /**
     * The metrics of {@code model} on the test examples of {@code dataset}, computed on the CPU: {@code test_loss}, {@code
     * test_accuracy}, {@code test_f1} and {@code test_f1_<class>}, or {@code test_loss}, {@code test_rmse} and {@code
     * test_r2}.
     *
     * @throws DamagedModel if the file is no model or not as it was written
     * @throws dev.espalier.study.InvalidInput if the data set does not suit the model
     */
    public static SequencedMap<String, Double> score(Path model, Dataset dataset, EngineChoice engine) {
        TrainedModel trained = ModelFile.read(model);
        Compute compute = EngineSetup.load(engine, new ComputeDevice.Cpu());
        Examples test = dataset.test(trained.preprocessing());
        Criterion criterion = Criterion.of(trained.preprocessing().target(), test.targets());
        try (NDManager manager = compute.newManager()) {
            Weights weights = new Weights(trained.net().blueprint(), trained.weights(), manager);
            float[] outputs = Outputs.of(
                    manager,
                    compute.gradients(),
                    trained.net(),
                    weights,
                    ResidentInputs.of(test.inputs(), manager),
                    test.size());
            return criterion.score(outputs, test.targets()).metrics("test");
        }
    }
}
