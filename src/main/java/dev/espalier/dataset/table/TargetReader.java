package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Labels;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Spread;
import java.util.List;
import java.util.stream.DoubleStream;

/** Reads what is to be predicted from a column of a table. */
public sealed interface TargetReader {

    /** @throws DatasetFailure if the row does not say it */
    void add(Example example);

    /** All of them. */
    RawTargets done();

    static TargetReader classes(Table table, int column) {
        return new Classes(table, column, new Labels());
    }

    /** Numbers, of which none may be missing. */
    static TargetReader numbers(Table table, int column) {
        Spread.Limits limits = table.look().columns().get(column).spread().limits();
        return new Numbers(NumberCell.of(table, column), limits, DoubleStream.builder());
    }

    /** Labels. */
    record Classes(Table table, int column, Labels labels) implements TargetReader {
        @Override
        public void add(Example example) {
            String label = example.cell(column).strip();
            if (Cell.isMissing(label)) {
                throw example.failure("has no label in column %s%s; fill it in, or leave the row out"
                        .formatted(
                                table.columns().get(column),
                                label.isEmpty() ? "" : ": found " + label + ", which stands for a missing one"));
            }
            labels.add(label, example.file(), example.line());
        }

        @Override
        public RawTargets done() {
            return labels.targets(table.trainSize(), List.of());
        }
    }

    /** Amounts. */
    record Numbers(NumberCell cell, Spread.Limits limits, DoubleStream.Builder values) implements TargetReader {
        @Override
        public void add(Example example) {
            values.add(cell.number(example, limits));
        }

        @Override
        public RawTargets done() {
            return new RawTargets.Values(values.build().toArray());
        }
    }
}
