package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Examples;
import dev.espalier.study.Goal;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.Outputs;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.model.layer.Weights;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AveragedTrialTest {
    private static final String CONFIG =
            "{'model': {'type': 'mlp', 'norm': 'batch'}, 'batch_size': 64, 'weight_average': %s}";

    /** Three layers of up to 64 products, of a loss of size 1. */
    private static final double ROUNDED = Rounding.ofLayers(3, 64);

    @ParameterizedTest
    @CsvSource({"MXNET,ema", "PYTORCH,ema", "MXNET,swa", "PYTORCH,swa"})
    void whatIsKeptIsTheAverageThatWasMeasured(EngineChoice engine, String average) {
        Recorder plain = new Recorder();
        Recorder averaged = new Recorder();
        TrainedModel one = run(engine, "'none'", plain);
        TrainedModel other = run(engine, "{'type': '" + average + "'}", averaged);
        assertThat(averaged.last("train_loss")).isEqualTo(plain.last("train_loss"));
        assertThat(averaged.last("val_loss")).isNotEqualTo(plain.last("val_loss"));
        assertThat(loss(engine, one)).isCloseTo(plain.last("val_loss"), within(ROUNDED));
        assertThat(loss(engine, other)).isCloseTo(averaged.last("val_loss"), within(ROUNDED));
    }

    /** Keeps the weights of the last epoch. */
    private static TrainedModel run(EngineChoice engine, String average, Recorder recorder) {
        try (TrialRunner runner = Trials.runner(engine)) {
            TrialTask task = Trials.task("spirals", CONFIG.formatted(average), 8);
            TrialTask last = new TrialTask(
                    task.config(),
                    new Objective("val_accuracy", Goal.MAXIMIZE, OptionalDouble.empty(), Summary.LAST),
                    task.dataset(),
                    task.seed(),
                    0,
                    8,
                    8,
                    task.checkpoint(),
                    task.start(),
                    task.scratch());
            return ModelFile.read(runner.run(last, recorder).model().orElseThrow());
        }
    }

    private static double loss(EngineChoice engine, TrainedModel model) {
        Examples aside = Trials.load(Trials.dataset("spirals")).split(0.2, 0).validation();
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
                    .loss();
        }
    }
}
