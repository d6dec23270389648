package dev.espalier.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Test
    void sequencesOfOneLengthAreBatchedAnewInEveryEpoch() {
        int[] lengths = new int[24];
        Arrays.fill(lengths, 30);
        BatchOrder order = new BatchOrder(24, 8, Optional.of(lengths));
        assertThat(together(order.shuffled(1))).isEqualTo(together(order.shuffled(1)));
        assertThat(IntStream.range(0, 10).mapToObj(seed -> together(order.shuffled(seed))))
                .doesNotHaveDuplicates();
    }

    @Test
    void sequencesPaddedToOneLengthAreBatchedAnewInEveryEpoch() {
        int[] lengths =
                IntStream.range(0, 32).map(row -> (row < 16 ? 9 : 17) + row % 8).toArray();
        BatchOrder order = new BatchOrder(32, 8, Optional.of(lengths));
        assertThat(IntStream.range(0, 10).mapToObj(seed -> together(order.shuffled(seed))))
                .doesNotHaveDuplicates()
                .allSatisfy(batches -> assertThat(batches)
                        .allMatch(batch -> batch.stream().allMatch(row -> row < 16)
                                || batch.stream().allMatch(row -> row >= 16)));
    }

    @Test
    void theRowThatIsLeftOverIsNowThisAndNowThat() {
        int[] lengths = IntStream.rangeClosed(1, 17).toArray();
        BatchOrder order = new BatchOrder(17, 8, Optional.of(lengths));
        List<List<Integer>> epochs = IntStream.range(0, 200)
                .mapToObj(seed -> flat(order.shuffled(seed)))
                .toList();
        assertThat(epochs).allSatisfy(epoch -> assertThat(epoch).hasSize(16).doesNotHaveDuplicates());
        for (int row = 0; row < 17; row++) {
            int own = row;
            assertThat(epochs.stream().filter(epoch -> !epoch.contains(own)).count())
                    .isBetween(1L, 40L);
        }
    }

    @Test
    void evaluationGoesByLengthAndThenByPlace() {
        int[] lengths = {9, 2, 9, 1, 2};
        assertThat(flat(new BatchOrder(5, 2, Optional.of(lengths)).plain())).containsExactly(3, 1, 4, 0, 2);
    }

    @Test
    void aBalancedEpochHasEveryClassAsOftenAndIsAsLong() {
        int[] labels = new int[103];
        Arrays.fill(labels, 0, 4, 1);
        Arrays.fill(labels, 4, 24, 3);
        BatchOrder order = new BatchOrder(labels.length, 10, Optional.empty());
        List<Integer> rows = flat(order.balanced(7, labels));
        assertThat(rows).hasSize(103).isEqualTo(flat(order.balanced(7, labels)));
        assertThat(rows).isNotEqualTo(flat(order.balanced(8, labels)));
        for (int label : new int[] {0, 1, 3}) {
            Map<Integer, Long> times = rows.stream()
                    .filter(row -> labels[row] == label)
                    .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
            long drawn = times.values().stream().mapToLong(Long::longValue).sum();
            long members = Arrays.stream(labels).filter(other -> other == label).count();
            assertThat(drawn).isBetween(34L, 35L);
            assertThat(times.values())
                    .allSatisfy(each -> assertThat(each).isBetween(Math.max(1, drawn / members), drawn / members + 1));
            assertThat((long) times.size()).isEqualTo(Math.min(members, drawn));
        }
    }

    @Test
    void overEpochsABalancedOrderLeavesNoRowOut() {
        int[] labels = new int[60];
        Arrays.fill(labels, 0, 3, 1);
        BatchOrder order = new BatchOrder(labels.length, 8, Optional.empty());
        assertThat(IntStream.range(0, 20).boxed().flatMap(seed -> flat(order.balanced(seed, labels)).stream()))
                .containsAll(IntStream.range(0, 60).boxed().toList());
    }

    @Test
    void balancedSequencesOfLikeLengthShareABatchToo() {
        int[] lengths = IntStream.range(0, 64).map(i -> i * 37 % 64 + 1).toArray();
        int[] labels = IntStream.range(0, 64).map(i -> i % 8 == 0 ? 1 : 0).toArray();
        for (int[] batch : new BatchOrder(64, 8, Optional.of(lengths)).balanced(3, labels)) {
            int longest = Arrays.stream(batch).map(row -> lengths[row]).max().orElseThrow();
            int shortest = Arrays.stream(batch).map(row -> lengths[row]).min().orElseThrow();
            assertThat(longest - shortest).isLessThan(20);
        }
    }

    /** Which rows are in one batch, whatever the order. */
    private static Set<Set<Integer>> together(List<int[]> batches) {
        return batches.stream()
                .map(batch -> Arrays.stream(batch).boxed().collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static List<Integer> flat(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).boxed().toList();
    }
}
