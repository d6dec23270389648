package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.config.MetricNames;
import dev.espalier.trainer.config.Task;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.Outputs;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.model.layer.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldsTrialTest {
    private static final String CONFIG = "{'model': {'type': 'mlp', 'norm': 'batch'}, 'batch_size': 128, 'folds': 3}";

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void theMetricsAreTheMeansOverTheFoldsAndEachFoldsOwnStandBeside(EngineChoice engine) {
        Recorder recorder = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.task("spirals", CONFIG, 2), recorder);
        }
        assertThat(recorder.measurements).hasSize(2);
        Map<String, Double> metrics = recorder.measurements.getLast().metrics();
        for (String name : List.of("val_loss", "val_accuracy")) {
            double sum = 0;
            for (int fold = 1; fold <= 3; fold++) {
                sum += metrics.get("fold" + fold + "_" + name);
            }
            assertThat(metrics.get(name)).isCloseTo(sum / 3, within(Rounding.DOUBLE));
        }
        assertThat(metrics.get("fold1_val_loss")).isNotEqualTo(metrics.get("fold2_val_loss"));
        Dataset dataset = Trials.load(Trials.dataset("spirals"));
        List<String> names = new ArrayList<>(MetricNames.of(
                Task.of(dataset.description()), dataset.description().classes()));
        names.addAll(MetricNames.ofFolds("val_accuracy", 3));
        assertThat(metrics.keySet()).containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void theModelIsTheBestFolds(EngineChoice engine) {
        Recorder recorder = new Recorder();
        TrainedModel model;
        try (TrialRunner runner = Trials.runner(engine)) {
            model = ModelFile.read(runner.run(Trials.task("spirals", CONFIG, 1), recorder)
                    .model()
                    .orElseThrow());
        }
        Map<String, Double> metrics = recorder.measurements.getLast().metrics();
        int best = 1;
        for (int fold = 2; fold <= 3; fold++) {
            best = metrics.get("fold" + fold + "_val_accuracy") > metrics.get("fold" + best + "_val_accuracy")
                    ? fold
                    : best;
        }
        assertThat(model.trial().get("fold")).contains(Json.number(best));
        assertThat(accuracy(engine, model, best)).isEqualTo(metrics.get("fold" + best + "_val_accuracy"));
    }

    /** Of a model on the part of the training examples that it was validated on. */
    private static double accuracy(EngineChoice engine, TrainedModel model, int fold) {
        Examples aside = Trials.load(Trials.dataset("spirals"))
                .folds(3, 0)
                .split(fold - 1)
                .validation();
        Compute compute = Nets.compute(engine);
        try (NDManager manager = compute.newManager()) {
            float[] outputs = Outputs.of(
                    manager,
                    compute.gradients(),
                    model.net(),
                    new Weights(model.net().layout(), model.weights(), manager),
                    ResidentInputs.of(aside.inputs(), manager),
                    aside.size());
            return Criterion.of(model.preprocessing().target(), aside.targets())
                    .score(outputs, aside.targets())
                    .metrics("val")
                    .get("val_accuracy");
        }
    }
}
