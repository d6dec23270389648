package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectors for categories do what ones and zeros do with the product of the vectors and the first layer's weights. */
class CategoryEmbeddingsTest {
    private static final InputShape ROW = new InputShape.Row(List.of(1, 1, 3, 1));
    private static final int UNITS = 4;
    private static final String MODEL = "{'type':'mlp','depth':1,'width':4,'activation':'tanh','embedding':%d}";

    /** Vectors, a hidden layer and the output, of numbers up to 2 and six of them at most. */
    private static final float ROUNDED = (float) (2 * Rounding.ofLayers(3, 6));

    /** Two numbers, one of three levels or none of them, and a number. */
    private static final float[] ROWS = {
        0.5f, -2, 1, 0, 0, 0.3f, -1, 1.5f, 0, 0, 1, 0.7f, 2, 0, 0, 1, 0, -0.9f, 0.1f, 1, 0, 0, 0, 0.2f
    };

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aRowsLevelPicksItsVector(EngineChoice engine) {
        Net embedding = Net.of(Nets.model(MODEL.formatted(2)), ROW, Nets.OUTPUTS);
        Snapshot weights = embedding.layout().initial(new SplittableRandom(1));
        Map<String, float[]> named = new HashMap<>();
        for (ParameterSpec slot : embedding.layout().parameters()) {
            named.put(slot.name(), slot.of(weights.parameters()));
        }
        float[] table = named.get("column3.embedding.weight");
        float[] first = named.get("hidden1.weight");
        float[] product = new float[UNITS * 6];
        for (int unit = 0; unit < UNITS; unit++) {
            product[unit * 6] = first[unit * 5];
            product[unit * 6 + 1] = first[unit * 5 + 1];
            for (int level = 0; level < 3; level++) {
                product[unit * 6 + 2 + level] =
                        first[unit * 5 + 2] * table[level] + first[unit * 5 + 3] * table[3 + level];
            }
            product[unit * 6 + 5] = first[unit * 5 + 4];
        }
        named.put("hidden1.weight", product);
        Net plain = Net.of(Nets.model(MODEL.formatted(0)), ROW, Nets.OUTPUTS);
        List<ParameterSpec> slots = plain.layout().parameters();
        Snapshot same = new Snapshot(
                ParameterSpec.flat(slots, index -> named.get(slots.get(index).name())), new float[0]);
        assertThat(outputs(engine, embedding, weights))
                .usingComparatorWithPrecision(ROUNDED)
                .containsExactly(outputs(engine, plain, same));
    }

    private static float[] outputs(EngineChoice engine, Net net, Snapshot weights) {
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        try (NDManager manager = compute.newManager()) {
            ForwardContext context =
                    ForwardContext.inference(manager, new Weights(net.layout(), weights, manager), Optional.empty());
            return net.forward(HostArrays.create(manager, ROWS, new Shape(4, 6)), context)
                    .toFloatArray();
        }
    }
}
