package dev.espalier.dataset.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.table.RawTable;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Test
    void everyRowIsValidatedOnOnceAndEveryClassIsSharedEvenly() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int classes = 1 + random.nextInt(6);
            int count = 2 + random.nextInt(9);
            int size = count + random.nextInt(200);
            int[] strata = random.ints(size, 0, classes).toArray();
            List<Partition> folds = new Division(strata, Optional.empty()).folds(range(size), count, random.nextLong());
            assertThat(folds.stream()
                            .flatMapToInt(fold -> Arrays.stream(fold.aside()))
                            .sorted()
                            .toArray())
                    .isEqualTo(range(size));
            for (Partition fold : folds) {
                assertThat(IntStream.concat(Arrays.stream(fold.kept()), Arrays.stream(fold.aside()))
                                .sorted()
                                .toArray())
                        .isEqualTo(range(size));
            }
            assertSpread(folds, row -> 1);
            for (int stratum = 0; stratum < classes; stratum++) {
                int one = stratum;
                assertSpread(folds, row -> strata[row] == one ? 1 : 0);
            }
        }
    }

    private static void assertSpread(List<Partition> folds, IntUnaryOperator counted) {
        var sizes = folds.stream()
                .mapToInt(fold -> Arrays.stream(fold.aside()).map(counted).sum())
                .summaryStatistics();
        assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
    }

    @Test
    void noGroupIsEverDivided() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            int groupCount = 3 + random.nextInt(30);
            int[] groups = IntStream.range(0, groupCount + random.nextInt(200))
                    .map(row -> row < groupCount ? row : random.nextInt(groupCount))
                    .toArray();
            int[] strata = random.ints(groups.length, 0, 3).toArray();
            int[] rows = range(groups.length);
            Division division = new Division(strata, Optional.of(groups));
            int count = 2 + random.nextInt(2);
            for (Partition fold : division.folds(rows, count, round)) {
                assertWholeGroups(fold, groups);
                assertThat(fold.aside()).isNotEmpty();
            }
            Partition halves = division.aside(rows, 0.05 + 0.9 * random.nextDouble(), round);
            assertWholeGroups(halves, groups);
            for (int stratum = 0; stratum < 3; stratum++) {
                int one = stratum;
                boolean exists = Arrays.stream(strata).anyMatch(found -> found == one);
                assertThat(Arrays.stream(halves.kept()).anyMatch(row -> strata[row] == one))
                        .isEqualTo(exists);
            }
        }
    }

    private static void assertWholeGroups(Partition partition, int[] groups) {
        assertThat(partition.kept().length + partition.aside().length).isEqualTo(groups.length);
        var aside =
                IntStream.of(partition.aside()).map(row -> groups[row]).boxed().toList();
        assertThat(IntStream.of(partition.kept()).map(row -> groups[row]).boxed())
                .doesNotContainAnyElementsOf(aside);
    }

    @Test
    void manySmallGroupsKeepTheSharesOfTheClasses() {
        Random random = new Random(7);
        int[] groups = IntStream.range(0, 2000).map(row -> row / 5).toArray();
        int[] strata = Arrays.stream(groups)
                .map(group -> group % 4 == 0 ? 0 : 1 + random.nextInt(2))
                .toArray();
        Division division = new Division(strata, Optional.of(groups));
        // Within two groups of five.
        Partition fifth = division.aside(range(2000), 0.2, 1);
        assertThat(fifth.aside().length).isBetween(390, 410);
        for (int stratum = 0; stratum < 3; stratum++) {
            int one = stratum;
            long all = Arrays.stream(strata).filter(found -> found == one).count();
            long aside = Arrays.stream(fifth.aside())
                    .filter(row -> strata[row] == one)
                    .count();
            assertThat(aside / (double) all).isBetween(0.19, 0.21);
        }
        for (Partition fold : division.folds(range(2000), 5, 1)) {
            assertThat(fold.aside().length).isBetween(390, 410);
        }
    }

    @Test
    void aFractionOfTwoGroupsIsOneOfThem() {
        int[] groups = IntStream.range(0, 40).map(row -> row / 25).toArray();
        int[] strata = IntStream.range(0, 40).map(row -> row % 2).toArray();
        assertThat(new Division(strata, Optional.of(groups))
                        .aside(range(40), 0.1, 1)
                        .aside())
                .hasSize(15);
    }

    @Test
    void aFoldsPreprocessingIsLearntFromItsTrainingPartAlone() {
        double[] values = new Random(3).doubles(50).toArray();
        List<Partition> partitions = new Division(labels(), Optional.empty())
                .folds(IntStream.range(0, 40).toArray(), 4, 9);
        for (int fold = 0; fold < 4; fold++) {
            Split sound = table(values).folds(4, 9).split(fold);
            double[] spoilt = values.clone();
            for (int row : partitions.get(fold).aside()) {
                spoilt[row] = 1e9;
            }
            Arrays.fill(spoilt, 40, 50, -1e9);
            Split other = table(spoilt).folds(4, 9).split(fold);
            assertThat(other.preprocessing()).isEqualTo(sound.preprocessing());
            assertThat(Samples.numbers(other.train().inputs()))
                    .isEqualTo(Samples.numbers(sound.train().inputs()));
            assertThat(Samples.numbers(other.validation().inputs())[0]).isGreaterThan(1e8f);
            spoilt[partitions.get(fold).kept()[0]] = 1e9;
            assertThat(table(spoilt).folds(4, 9).split(fold).preprocessing()).isNotEqualTo(sound.preprocessing());
        }
    }

    @Test
    void theSameSeedFoldsTheSameWayAndAnotherOtherwise() {
        double[] values = new Random(3).doubles(50).toArray();
        float[] once =
                Samples.numbers(table(values).folds(4, 9).split(2).train().inputs());
        assertThat(Samples.numbers(table(values).folds(4, 9).split(2).train().inputs()))
                .isEqualTo(once);
        assertThat(Samples.numbers(table(values).folds(4, 8).split(2).train().inputs()))
                .isNotEqualTo(once);
    }

    @Test
    void moreFoldsThanExamplesAreRefused() {
        Dataset dataset = table(new double[50]);
        assertThat(dataset.folds(40, 1).count()).isEqualTo(40);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> dataset.folds(41, 1))
                .withMessage("folds: is 41, but data set made has only 40 training examples to divide");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> dataset.folds(1, 1))
                .withMessage("folds: is 1; it must be at least 2");
    }

    @Test
    void moreFoldsThanTheMemoryHoldsAreRefusedWithHowManyItDoesUnlessTheyAreStreamed() {
        Dataset large = table(new double[50], (int) (Memory.mostFolded() / 40 / 5));
        assertThat(large.folds(5, 1).count()).isEqualTo(5);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> large.folds(6, 1))
                .withMessageStartingWith("folds: is 6, and each fold of data set made is held encoded")
                .withMessageContaining("take at most 5, or 0");
        try (RowStore<double[]> store = RowStore.of(Residency.ON_DISK, ArrayForm.doubles())) {
            IntStream.range(0, 50).forEach(row -> store.add(new double[] {row}));
            Dataset streamed = table(store.done(), (int) (Memory.mostFolded() / 40 / 5));
            assertThat(streamed.folds(6, 1).split(0).train().inputs()).isInstanceOf(Streamed.class);
        }
    }

    private static int[] labels() {
        return IntStream.range(0, 50).map(row -> row % 2).toArray();
    }

    private static Dataset table(double[] values) {
        return table(values, 1);
    }

    /** @param columns as its description has them */
    private static Dataset table(double[] values, int columns) {
        return table(Samples.column(values), columns);
    }

    private static Dataset table(RawRows<double[]> rows, int columns) {
        RawTable table = new RawTable(List.of(new RawTable.RawNumeric("x")), rows);
        return new Dataset(
                new DatasetSpec("made", "csv", List.of(), List.of(), Json.EMPTY),
                new DatasetDescription("tabular", List.of(columns), List.of("a", "b"), 40, 10, ""),
                new RawData(table, new RawTargets.Labels(labels(), List.of("a", "b")), new PartSizes(List.of(40, 10))),
                new PartRows(
                        range(40), Optional.empty(), IntStream.range(40, 50).toArray()));
    }

    private static int[] range(int end) {
        return IntStream.range(0, end).toArray();
    }
}
