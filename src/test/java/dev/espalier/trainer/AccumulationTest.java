package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.Criterion;
import dev.espalier.trainer.loop.ResidentData;
import dev.espalier.trainer.loop.ResidentInputs;
import dev.espalier.trainer.loop.TrainingLoop;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccumulationTest {
    /** 7 batches of 42 and one of 6, or 21 of 14 and one of 6. */
    private static final int EXAMPLES = 300;

    private static final double RATE = 0.1;

    /** By how much rounding may change a weight, which is below 2, in 24 steps by slopes below 1 over 42 examples or 75. */
    private static final float ROUNDED = (float) (24 * (RATE * 2 * Rounding.ofLayers(3, 8 + 75) + 2 * Rounding.UNIT));

    @ParameterizedTest
    @CsvSource({"MXNET,none", "PYTORCH,none", "MXNET,balanced", "PYTORCH,balanced"})
    void threeSmallBatchesMoveTheWeightsAsOneLargeOneDoes(EngineChoice engine, String classWeights) {
        String same = "{'class_weights': '" + classWeights + "', ";
        assertThat(trained(engine, same + "'batch_size': 14, 'accumulate_batches': 3"))
                .usingComparatorWithPrecision(ROUNDED)
                .containsExactly(trained(engine, same + "'batch_size': 42"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void theLastStepOfAnEpochTakesTheBatchesThatAreLeft(EngineChoice engine) {
        assertThat(trained(engine, "{'batch_size': 75, 'accumulate_batches': 3"))
                .isNotEqualTo(trained(engine, "{'batch_size': 75, 'accumulate_batches': 2"));
        assertThat(trained(engine, "{'batch_size': 75, 'accumulate_batches': 4"))
                .usingComparatorWithPrecision(ROUNDED)
                .containsExactly(trained(engine, "{'batch_size': 75, 'accumulate_batches': 400"));
    }

    private static float[] trained(EngineChoice engine, String beginning) {
        Json.Object trial = (Json.Object) JsonText.parse(
                (beginning + ", 'model': {'type': 'mlp', 'width': 8}, 'optimizer': 'sgd', 'learning_rate': " + RATE
                                + ", 'schedule': 'polynomial'}")
                        .replace('\'', '"'));
        TrainingConfig config = TrainingConfig.parse(trial);
        Compute compute = Nets.compute(engine);
        Targets targets = new Targets.Labels(labels());
        Net net = Net.of(config.model(), new InputShape.Row(2), 3);
        Criterion criterion = Criterion.of(
                new TargetPreprocessing.Classes(List.of("a", "b", "c")), targets, config.classWeights(), config.loss());
        try (NDManager manager = compute.newManager();
                TrainingLoop loop = new TrainingLoop(
                        compute,
                        config,
                        criterion,
                        net,
                        net.layout().initial(new SplittableRandom(1)),
                        Optional.empty(),
                        1,
                        3)) {
            Inputs inputs = new Inputs.Dense(Nets.noise(2 * EXAMPLES, 5), new int[] {2});
            ResidentData.Part examples = new ResidentData.Part(ResidentInputs.of(inputs, manager), targets);
            for (int epoch = 1; epoch <= 3; epoch++) {
                assertThat(loop.train(examples, epoch, () -> Verdict.CONTINUE).interruption())
                        .isEmpty();
            }
            return loop.snapshot().parameters();
        }
    }

    /** Many of the first class, few of the last. */
    private static int[] labels() {
        int[] labels = new int[EXAMPLES];
        for (int i = 0; i < EXAMPLES; i++) {
            labels[i] = i % 10 == 0 ? 2 : i % 3 == 0 ? 1 : 0;
        }
        return labels;
    }
}
