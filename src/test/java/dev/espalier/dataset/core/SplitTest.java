package dev.espalier.dataset.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.BuiltinDatasets;
import dev.espalier.dataset.Samples;
import dev.espalier.dataset.table.RawTable;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final int[] TRAIN_ROWS = IntStream.range(0, 36).toArray();

    @Test
    void everyClassKeepsItsShareWhateverTheClassesAndTheFraction() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            int classes = 1 + random.nextInt(8);
            int[] strata = IntStream.range(0, 1 + random.nextInt(200))
                    .map(row -> Math.min(random.nextInt(classes), random.nextInt(classes)))
                    .toArray();
            int[] rows = IntStream.range(0, strata.length).toArray();
            double fraction = random.nextDouble() * 0.9;
            Partition partition = Partition.of(strata, rows, fraction, random.nextLong());

            int[] together = IntStream.concat(Arrays.stream(partition.kept()), Arrays.stream(partition.aside()))
                    .sorted()
                    .toArray();
            assertThat(together).isEqualTo(rows);
            for (int stratum = 0; stratum < classes; stratum++) {
                int one = stratum;
                long all = Arrays.stream(strata).filter(found -> found == one).count();
                long aside = Arrays.stream(partition.aside())
                        .filter(row -> strata[row] == one)
                        .count();
                assertThat((double) aside).isCloseTo(fraction * all, within(1.0));
                assertThat(aside).isLessThanOrEqualTo(Math.max(0, all - 1));
            }
        }
    }

    @Test
    void theSameSeedDividesTheSameWayAndAnotherOtherwise() {
        Dataset dataset = Samples.load(BuiltinDatasets.specs().getLast());
        float[] once = Samples.numbers(dataset.split(0.25, 5).validation().inputs());
        assertThat(once).hasSize(225 * 2);
        assertThat(Samples.numbers(dataset.split(0.25, 5).validation().inputs()))
                .isEqualTo(once);
        assertThat(Samples.numbers(dataset.split(0.25, 6).validation().inputs()))
                .isNotEqualTo(once);
    }

    @Test
    void whatIsSetAsideDoesNotTouchTheNormalisation() {
        double[] values = new Random(2).doubles(40).toArray();
        int[] labels = IntStream.range(0, 40).map(row -> row % 2).toArray();
        Split sound = table(values, labels).split(0.25, 3);
        Partition partition = Partition.of(labels, TRAIN_ROWS, 0.25, 3);
        for (int row : partition.aside()) {
            values[row] = 1e9;
        }
        Split spoilt = table(values, labels).split(0.25, 3);
        assertThat(spoilt.preprocessing()).isEqualTo(sound.preprocessing());
        assertThat(Samples.numbers(spoilt.train().inputs()))
                .isEqualTo(Samples.numbers(sound.train().inputs()));
        assertThat(Samples.numbers(spoilt.validation().inputs()))
                .containsOnly(Samples.numbers(spoilt.validation().inputs())[0]);
        assertThat(Samples.numbers(spoilt.validation().inputs())[0]).isGreaterThan(1e8f);
        values[partition.kept()[0]] = 1e9;
        assertThat(table(values, labels).split(0.25, 3).preprocessing()).isNotEqualTo(sound.preprocessing());
    }

    private static Dataset table(double[] values, int[] labels) {
        RawTable table = new RawTable(List.of(new RawTable.RawNumeric("x")), Samples.column(values));
        return new Dataset(
                new DatasetSpec("made", "csv", List.of(), List.of(), Json.EMPTY),
                new DatasetDescription("tabular", List.of(1), List.of("a", "b"), 36, 4, ""),
                new RawData(table, new RawTargets.Labels(labels, List.of("a", "b")), new PartSizes(List.of(36, 4))),
                new PartRows(
                        TRAIN_ROWS, Optional.empty(), IntStream.range(36, 40).toArray()));
    }

    @Test
    void aFractionThatMakesNoSenseIsRefused() {
        Dataset dataset = Samples.load(BuiltinDatasets.specs().getLast());
        for (double fraction : new double[] {-0.1, 1, Double.NaN}) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> dataset.split(fraction, 0))
                    .withMessageContaining("must be at least 0 and less than 1");
        }
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> dataset.split(1e-6, 0))
                .withMessageContaining("leaves none to validate on");
        assertThat(dataset.split(0, 0).validation().size()).isZero();
    }
}
