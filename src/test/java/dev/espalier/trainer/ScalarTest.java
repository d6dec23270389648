package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.engine.Scalar;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DJL's own product with a number failed these on PyTorch every time. */
class ScalarTest {

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aGarbageCollectionBeforeTheGradientChangesNothing(EngineChoice engine) {
        assertThat(gradient(engine, array -> Scalar.times(array, 3))).containsExactly(3, 3);
        assertThat(gradient(engine, array -> Scalar.power(array, 3))).containsExactly(3, 12);
    }

    private static float[] gradient(EngineChoice engine, UnaryOperator<NDArray> operation) {
        Compute compute = Nets.compute(engine);
        try (NDManager manager = compute.newManager()) {
            NDArray array = HostArrays.create(manager, new float[] {1, 2});
            compute.gradients().track(array);
            NDArray unused = compute.gradients().backward(() -> {
                NDArray result = operation.apply(array);
                collect();
                return result.sum();
            });
            return array.getGradient().toFloatArray();
        }
    }

    /** Collects what nobody holds, and writes over the memory it had. */
    private static void collect() {
        for (int round = 0; round < 4; round++) {
            System.gc();
            for (int i = 0; i < 1000; i++) {
                ByteBuffer.allocateDirect(Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putFloat(0, 99);
            }
        }
    }
}
