package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.tuning.LoopProbe;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nine of ten examples are of one class, all examples of a class are alike, and the net hardly moves. */
class SamplingTest {
    private static final int EXAMPLES = 100;

    /** Three layers of up to 64 products, and means over all examples; losses are of size 2. */
    private static final double ROUNDED = 2 * (Rounding.ofLayers(3, 64) + Rounding.of(EXAMPLES));

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void balancedSamplingAndBalancedWeightsBothCountEveryClassTheSame(EngineChoice engine) {
        double frequent = loss(engine, 0, "{}");
        double rare = loss(engine, 1, "{}");
        assertThat(frequent).isNotCloseTo(rare, within(0.1));
        assertThat(loss(engine, 0.1, "{}")).isCloseTo(0.9 * frequent + 0.1 * rare, within(ROUNDED));
        double mean = (frequent + rare) / 2;
        assertThat(loss(engine, 0.1, "{'sampling': 'balanced', 'batch_size': 7}"))
                .isCloseTo(mean, within(ROUNDED));
        assertThat(loss(engine, 0.1, "{'class_weights': 'balanced', 'batch_size': 100}"))
                .isCloseTo(mean, within(ROUNDED));
    }

    /** @param rare the share of examples that are of the second class */
    private static double loss(EngineChoice engine, double rare, String members) {
        int[] labels = new int[EXAMPLES];
        Arrays.fill(labels, 0, (int) Math.round(rare * EXAMPLES), 1);
        float[] values = new float[EXAMPLES];
        for (int row = 0; row < EXAMPLES; row++) {
            values[row] = labels[row] == 1 ? 3 : 1;
        }
        Json.Object trial = ((Json.Object) JsonText.parse(members.replace('\'', '"')))
                .with("dataset", Json.text("any"))
                .with("model", Json.text("mlp"))
                .with("learning_rate", Json.number(1e-8));
        try (LoopProbe probe = new LoopProbe(engine, trial, new Inputs.Dense(values, new int[] {1}), labels, 2)) {
            return probe.epoch();
        }
    }
}
