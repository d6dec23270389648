package dev.espalier.dataset.table;

import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learns what to encode one column of a table by, from value after value. */
sealed interface ColumnFit {

    void add(double value);

    TabularPreprocessing.Column done();

    static ColumnFit of(RawTable.RawColumn column) {
        return switch (column) {
            case RawTable.RawNumeric numeric -> new Numbers(numeric);
            case RawTable.RawCategorical words -> new Levels(words);
        };
    }

    /** Of numbers. */
    final class Numbers implements ColumnFit {
        private final RawTable.RawNumeric column;
        private final Normalisation.Fit fit = new Normalisation.Fit(1);
        private int rows;
        private int missing;

        private Numbers(RawTable.RawNumeric column) {
            this.column = column;
        }

        @Override
        public void add(double value) {
            fit.add(0, value);
            rows++;
            missing += Double.isNaN(value) ? 1 : 0;
        }

        @Override
        public TabularPreprocessing.Column done() {
            Normalisation done = fit.done();
            boolean learnt = RawTable.missing(missing, rows) == TabularPreprocessing.Missing.MARKED;
            TabularPreprocessing.Missing shown = switch (column.missing()) {
                case MEAN -> TabularPreprocessing.Missing.MEAN;
                case MARKED, UNMARKED ->
                    learnt ? TabularPreprocessing.Missing.MARKED : TabularPreprocessing.Missing.UNMARKED;
            };
            return new TabularPreprocessing.Numeric(
                    column.name(), done.mean()[0], done.standardDeviation()[0], shown, column.unit());
        }
    }

    /** Of words. */
    final class Levels implements ColumnFit {
        private static final int MOST = RawTable.RawCategorical.MOST_LEVELS;

        private final RawTable.RawCategorical column;
        private final int[] counts;

        private Levels(RawTable.RawCategorical column) {
            this.column = column;
            this.counts = new int[column.words().size()];
        }

        @Override
        public void add(double value) {
            counts[(int) value]++;
        }

        /** Where there are too many, the rare ones stand together with what is missing, as does what is first seen later. */
        @Override
        public TabularPreprocessing.Column done() {
            int[] seen = IntStream.range(0, counts.length)
                    .filter(word -> counts[word] > 0)
                    .toArray();
            boolean tooMany = seen.length > MOST;
            Stream<String> kept = IntStream.of(seen)
                    .boxed()
                    .filter(word -> !tooMany || !word(word).isEmpty())
                    .sorted(Comparator.<Integer>comparingInt(word -> -counts[word])
                            .thenComparing(this::word))
                    .limit(tooMany ? MOST - 1L : MOST)
                    .map(this::word);
            Stream<String> others = tooMany ? Stream.of("") : Stream.empty();
            return new TabularPreprocessing.Categorical(
                    column.name(), Stream.concat(others, kept).sorted().toList(), column.width());
        }

        private String word(int word) {
            return column.words().get(word);
        }
    }
}
