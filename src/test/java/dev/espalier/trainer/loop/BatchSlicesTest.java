package dev.espalier.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.Devices;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchSlicesTest {
    /** More than are cut at once, twice over; the last is short. */
    private static final int BATCHES = 600;

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void everyBatchHasTheRowsOfItsPlaceInWhateverOrderTheyAreAskedFor(EngineChoice engine) {
        int[] starts = IntStream.rangeClosed(0, BATCHES)
                .map(i -> Math.min(3 * i, 3 * BATCHES - 2))
                .toArray();
        try (NDManager manager = Devices.manager(engine)) {
            int[] values = IntStream.range(0, 3 * BATCHES - 2).map(i -> 7 * i).toArray();
            BatchSlices parts =
                    new BatchSlices(HostArrays.create(manager, values, new Shape(values.length, 1)), starts);
            for (int batch : List.of(0, 1, 255, 256, 0, 599, 511, 512, 2)) {
                int[] expected = IntStream.range(starts[batch], starts[batch + 1])
                        .map(i -> 7 * i)
                        .toArray();
                assertThat(parts.of(batch).getShape()).isEqualTo(new Shape(expected.length, 1));
                assertThat(parts.of(batch).toIntArray()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void noMoreAreKeptThanWereCutAtOnce(EngineChoice engine) {
        int[] starts = IntStream.rangeClosed(0, BATCHES).toArray();
        try (NDManager manager = Devices.manager(engine)) {
            BatchSlices parts = new BatchSlices(HostArrays.create(manager, new int[BATCHES]), starts);
            List<NDArray> taken = new ArrayList<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                taken.add(parts.of(batch));
            }
            assertThat(taken.subList(0, 512)).allMatch(NDArray::isReleased);
            assertThat(taken.subList(512, BATCHES)).noneMatch(NDArray::isReleased);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aSingleBatchIsAllRows(EngineChoice engine) {
        try (NDManager manager = Devices.manager(engine)) {
            BatchSlices parts = new BatchSlices(HostArrays.create(manager, new float[] {1, 2, 3}), new int[] {0, 3});
            assertThat(parts.of(0).toFloatArray()).containsExactly(1, 2, 3);
        }
    }
}
