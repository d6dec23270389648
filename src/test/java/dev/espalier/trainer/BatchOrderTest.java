package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {

    @Test
    void everyRowComesOnceInAnOrderThatTheSeedDecides() {
        BatchOrder order = new BatchOrder(10, 4, Optional.empty());
        assertThat(flat(order.shuffled(1))).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(flat(order.shuffled(1))).isEqualTo(flat(order.shuffled(1)));
        assertThat(flat(order.shuffled(1))).isNotEqualTo(flat(order.shuffled(2)));
        assertThat(order.plain().getFirst()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aLastBatchOfASingleRowIsLeftOutUnlessItIsTheOnlyOne() {
        assertThat(new BatchOrder(9, 4, Optional.empty()).shuffled(1)).hasSize(2);
        assertThat(new BatchOrder(1, 4, Optional.empty()).shuffled(1)).hasSize(1);
        assertThat(new BatchOrder(9, 4, Optional.empty()).plain()).hasSize(3);
    }

    @Test
    void sequencesOfLikeLengthShareABatch() {
        int[] lengths = IntStream.range(0, 64).map(i -> i * 37 % 64 + 1).toArray();
        BatchOrder order = new BatchOrder(64, 8, Optional.of(lengths));
        for (int[] batch : order.shuffled(3)) {
            int longest = Arrays.stream(batch).map(row -> lengths[row]).max().orElseThrow();
            int shortest = Arrays.stream(batch).map(row -> lengths[row]).min().orElseThrow();
            assertThat(longest - shortest).isEqualTo(7);
        }
        assertThat(flat(order.shuffled(3))).hasSize(64).doesNotHaveDuplicates();
    }

    private static List<Integer> flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).boxed().toList();
    }
}
